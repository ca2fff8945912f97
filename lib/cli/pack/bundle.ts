import path from "node:path";
import { build } from "esbuild";

/** What the bundle leaves to be found beside it: of one platform, or of other runtimes than Node. */
const LEFT_OUT = ["better-sqlite3", "better-sqlite3-napi", "pg-native", "pg-cloudflare"];

/** What packages written before modules expect of their surroundings. */
const BEFORE_MODULES = [
  'import { createRequire as __createRequire } from "node:module";',
  "const require = __createRequire(import.meta.url);",
  "const __filename = import.meta.filename;",
  "const __dirname = import.meta.dirname;",
].join("\n");

/** The command, the local AWS and what runs the server. */
const OF_THE_PACKAGE = {
  cli: "lib/cli/pack/bin.ts",
  serve: "lib/serve.mjs",
  "stand-in": "lib/stand-in/main.ts",
} as const;

/** Files of the source by the names they get, as modules that need no others but the store's driver. */
export async function bundle(
  root: string,
  out: string,
  entryPoints: Readonly<Record<string, string>> = OF_THE_PACKAGE,
): Promise<void> {
  await build({
    entryPoints,
    outdir: out,
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunk-[hash]",
    absWorkingDir: root,
    tsconfig: path.join(root, "tsconfig.json"),
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20.11",
    external: LEFT_OUT,
    legalComments: "linked",
    banner: { js: BEFORE_MODULES },
    logLevel: "warning",
  });
}
