import { spawnSync } from "node:child_process";

const FOUND = spawnSync("promtool", ["--version"]).error === undefined;

/** Prometheus' own tool is not asked. It comes with Debian's package `prometheus`. */
export const NO_PROMTOOL = !FOUND;
/** Ends the name of a test that asks it. */
export const BY_PROMTOOL = FOUND ? "by promtool" : "by promtool, which is not installed";

/** What Prometheus' own tool says; empty where all is well. */
export function promtool(args: readonly string[], input = ""): string {
  const { status, stdout, stderr } = spawnSync("promtool", args, { input, encoding: "utf8" });
  return status === 0 ? "" : `${stdout}${stderr}`;
}
