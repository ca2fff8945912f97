import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import type { Env } from "@/lib/env";

/**
 * So that what a scan needed is given back once it has ended: V8 leaves it until the process wants more. The young space
 * is never given back, so it is kept small; the old one by itself grows to four times what is in use before it is looked
 * through, on a machine with room.
 */
export const SERVER_FLAGS = [
  "--expose-gc",
  "--max-semi-space-size=8",
  "--heap-growing-percent=120",
] as const;

/** glibc by itself keeps what is freed at the top of its heap, the more the larger its pieces were; others ignore it. */
export const SERVER_VARIABLES = { MALLOC_TRIM_THRESHOLD_: "131072" } as const;

const SERVE = path.resolve(import.meta.dirname, "..", "serve.mjs");

/** What Node is given to run a built server by its file; `serve` is what runs it, where it lies elsewhere. */
export const serverCommand = (server: string, serve: string = SERVE): readonly string[] => [
  ...SERVER_FLAGS,
  serve,
  server,
];

type At = {
  env: Pick<Env, "bindAddress" | "port">;
  variables: Record<string, string | undefined>;
  serve?: string;
};

/** Starts the built server, in a group of its own, so that Ctrl-C is said once, by this process. */
export function startServer(server: string, { env, variables, serve }: At): ChildProcess {
  return spawn(process.execPath, serverCommand(server, serve), {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    detached: process.platform !== "win32",
    env: {
      ...SERVER_VARIABLES,
      ...variables,
      NODE_ENV: "production",
      PORT: String(env.port),
      BIND_ADDRESS: env.bindAddress,
    },
  });
}

/** Passes signals on and gives the server's exit code once it has ended. */
export function follow(child: ChildProcess): Promise<number> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => child.kill(signal === "SIGHUP" ? "SIGTERM" : signal));
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}
