import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Packed, pack } from "@/lib/cli/pack/pack";

const ROOT = path.resolve(".");
/** What Node 20 needs beside the package, as it was built for this checkout: that takes a minute. */
const FOR_NODE_20 = "better-sqlite3";

export type InstalledPackage = {
  packed: Packed;
  /** An empty folder but for what npm made of the package. */
  folder: string;
  /** The command's file, and that which runs the server. */
  command: string;
  serve: string;
  remove(): void;
};

/** Packs a built server and installs the package in an empty folder, by npm and without what only Node 20 needs. */
export async function installPackage(server: string): Promise<InstalledPackage> {
  const place = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-package-"));
  const folder = path.join(place, "empty");
  mkdirSync(folder);
  const packed = await pack(server, { root: ROOT, to: place });
  const quiet = ["--omit=optional", "--no-audit", "--no-fund", "--prefer-offline"];
  const { status, stderr } = spawnSync(
    "npm",
    ["install", ...quiet, "--prefix", folder, packed.tarball],
    { cwd: folder, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`npm install ended with ${status}: ${stderr}`);
  const modules = path.join(folder, "node_modules");
  symlinkSync(path.join(ROOT, "node_modules", FOR_NODE_20), path.join(modules, FOR_NODE_20));
  return {
    packed,
    folder,
    command: path.join(modules, ".bin", "bedrock-readiness"),
    serve: path.join(modules, "bedrock-readiness", "serve.mjs"),
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}

/** The Node that runs this, and the one that npm runs on, where that is another. */
export const NODES: readonly string[] = [
  ...new Set([process.execPath, process.env.npm_node_execpath ?? process.execPath]),
];
