import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** What the build is made of, from the project's root. */
export const SOURCES: readonly string[] = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation-client.ts",
  "instrumentation.node.ts",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.build.json",
  "tsconfig.json",
];
const ROOT = path.resolve(import.meta.dirname, "..", "..");
const BUILT = path.join(ROOT, ".next");
const SERVER = path.join(BUILT, "standalone", "server.js");

/** The newest change of a file under a path, in epoch milliseconds. */
function newest(place: string): number {
  const found = statSync(place);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(
    found.mtimeMs,
    ...readdirSync(place).map((name) => newest(path.join(place, name))),
  );
}

const isStale = (): boolean =>
  !existsSync(SERVER) ||
  Math.max(...SOURCES.map((name) => newest(path.join(ROOT, name)))) > statSync(SERVER).mtimeMs;

/**
 * Builds where the build is missing or older than the source, and says how long that takes. Gives the server's file.
 * A build made by `next build` alone is completed.
 */
export function buildIfStale(
  say: (text: string) => void,
): { ok: true; server: string } | { ok: false } {
  if (isStale()) {
    say("Building; that takes about half a minute.\n");
    const next = path.join(ROOT, "node_modules", "next", "dist", "bin", "next");
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
    const options = { cwd: ROOT, env, encoding: "utf8" } as const;
    const built = spawnSync(process.execPath, [next, "build"], options);
    if (built.status !== 0) {
      say(`${built.stdout}${built.stderr}`);
      return { ok: false };
    }
  }
  addStaticFiles();
  return { ok: true, server: SERVER };
}

/** The standalone server serves these from beside itself: https://nextjs.org/docs/app/api-reference/config/next-config-js/output */
function addStaticFiles(): void {
  const buildId = readFileSync(path.join(BUILT, "BUILD_ID"), "utf8").trim();
  const beside = path.join(BUILT, "standalone", ".next", "static");
  if (existsSync(path.join(beside, buildId))) return;
  cpSync(path.join(BUILT, "static"), beside, { recursive: true });
  cpSync(path.join(ROOT, "public"), path.join(BUILT, "standalone", "public"), { recursive: true });
}
