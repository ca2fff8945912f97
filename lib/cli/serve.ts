import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Env } from "@/lib/env";

/** Names the build to open pages, so that they notice a newer one. */
const buildIdOf = (server: string): string =>
  readFileSync(path.join(path.dirname(server), ".next", "BUILD_ID"), "utf8").trim();

/** Loaded before the server; it answers for what Next would not. */
const PRELOAD = pathToFileURL(path.resolve(import.meta.dirname, "..", "preload.mjs")).href;

/**
 * So that what a scan needed is given back once it has ended: V8 leaves it until the process wants more. The young space
 * is never given back, so it is kept small.
 */
export const SERVER_FLAGS = [
  "--expose-gc",
  "--max-semi-space-size=8",
  "--import",
  PRELOAD,
] as const;

/** glibc by itself keeps what is freed at the top of its heap, the more the larger its pieces were; others ignore it. */
export const SERVER_VARIABLES = { MALLOC_TRIM_THRESHOLD_: "131072" } as const;

/** Starts the built server. The bind address is ours to set, since containers set HOSTNAME. */
export function startServer(
  server: string,
  at: { env: Pick<Env, "bindAddress" | "port">; variables: Record<string, string | undefined> },
): ChildProcess {
  return spawn(process.execPath, [...SERVER_FLAGS, server], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    cwd: path.dirname(server),
    env: {
      ...SERVER_VARIABLES,
      ...at.variables,
      NODE_ENV: "production",
      BEDROCK_READINESS_BUILD: buildIdOf(server),
      PORT: String(at.env.port),
      HOSTNAME: at.env.bindAddress,
      NEXT_MANUAL_SIG_HANDLE: "true",
      NEXT_TELEMETRY_DISABLED: "1",
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    },
  });
}

/** Passes signals on and ends with the server's exit code. */
export function follow(child: ChildProcess, after: () => void = () => undefined): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => {
    after();
    process.exit(code ?? 1);
  });
}
