import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A source file: its path from the project's root, and its text. */
export type SourceFile = { path: string; text: string };
export type Import = { file: string; specifier: string; target: string };

const CODE = /\.(ts|tsx|js|mjs)$/;
const ROOT_FILES = ["instrumentation.ts", "instrumentation.node.ts", "proxy.ts"];

const read = new Map<string, readonly SourceFile[]>();

/** Every source file below the given folders, and the root's own where none are given; read once a process. */
export function sourceFiles(folders?: readonly string[]): readonly SourceFile[] {
  const key = folders?.join() ?? "";
  const files = read.get(key) ?? readFiles(folders);
  read.set(key, files);
  return files;
}

function readFiles(folders: readonly string[] | undefined): readonly SourceFile[] {
  const paths = (folders ?? ["app", "components", "lib"]).flatMap(walk);
  const roots = folders ? [] : readdirSync(ROOT).filter((name) => ROOT_FILES.includes(name));
  return [...paths, ...roots]
    .filter((file) => CODE.test(file))
    .map((file) => ({ path: file, text: readFileSync(path.join(ROOT, file), "utf8") }));
}

function walk(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}

const IMPORT =
  /^\s*(?:import|export)\b[^;"']*?\bfrom\s+["']([^"']+)["']|^\s*import\s+["']([^"']+)["']|\b(?:import|require)\(\s*["']([^"']+)["']/gm;

/** What a file imports. `target` is a path from the root without extension, or the package's own name. */
export function importsOf(file: SourceFile): readonly Import[] {
  return [...file.text.matchAll(IMPORT)].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? "";
    return { file: file.path, specifier, target: resolve(file.path, specifier) };
  });
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return path.join(path.dirname(file), specifier);
  return specifier;
}

/** Files whose code, comments left out, matches a pattern: `path:line` and what was found. */
export function findings(files: readonly SourceFile[], pattern: RegExp): readonly string[] {
  return files.flatMap((file) =>
    withoutComments(file.text)
      .split("\n")
      .flatMap((line, index) => {
        const found = pattern.exec(line);
        return found ? [`${file.path}:${index + 1} ${found[0]}`] : [];
      }),
  );
}

const withoutComments = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|\s)\/\/.*$/gm, "$1");
