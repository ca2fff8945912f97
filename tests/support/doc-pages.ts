import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export type DocBlock = {
  language: string;
  text: string /** Why it is not run; null: it is. */;
  notRun: string | null;
};
export type DocCommand = {
  line: string;
  args: readonly string[];
  exit: number;
  output: readonly string[];
};

const FENCE = /(?:<!-- not run: ([^\n]*) -->\n)?^```(\w*)\n([\s\S]*?)^```$/gm;

/** Every page that people read, by its path. */
export function docPages(): readonly { file: string; text: string }[] {
  const below = readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.join("docs", file));
  const root = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "AGENTS.md"];
  return [...root, ...below.sort()].map((file) => ({ file, text: readFileSync(file, "utf8") }));
}

export const blocksOf = (text: string): readonly DocBlock[] =>
  [...text.matchAll(FENCE)].map(([, notRun, language = "", body = ""]) => ({
    language,
    text: body,
    notRun: notRun ?? null,
  }));

/** What is typed in a block, each with what it exits with ("# exit 1" behind it) and the output that stands below it. */
export function commandsOf({ text }: DocBlock): readonly DocCommand[] {
  const parts = text.split(/^\$ /m);
  if (parts[0] !== "") throw new Error(`a block begins without a command: ${text}`);
  return parts.slice(1).map((part) => {
    const [typed = "", ...output] = part.trimEnd().split("\n");
    const [, line = typed, exit = "0"] = /^(.*?) +# exit (\d)$/.exec(typed) ?? [];
    return { line, args: wordsOf(line), exit: Number(exit), output };
  });
}

/** As a shell takes them; anything but words and double quotes wants one. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"$`\\]*)"|([^\s"'$`\\|<>;&*]+)|(\S)/g)].map(([, quoted, bare, odd]) => {
    if (odd !== undefined) throw new Error(`${line} wants a shell for ${odd}`);
    return quoted ?? bare ?? "";
  });

/** Whether an output is what a page shows; "…" stands for anything, alone on a line for any lines. */
export function isShown(output: string, shown: readonly string[]): boolean {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = shown
    .map((line) =>
      line.trim() === "…" ? "(?:.*\\n)*?" : `${literal(line).replaceAll("…", ".*")}\\s*?\\n`,
    )
    .join("");
  return new RegExp(`^${pattern}\\s*$`).test(`${output.trimEnd()}\n`);
}
