import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { buildIfStale } from "@/lib/cli/build";
import { SERVER_VARIABLES, serverCommand } from "@/lib/cli/server-process";
import { freePort } from "@/tests/support/free-port";

/** The built dashboard in a process of its own. */
export type BuiltServer = {
  url: string;
  child: ChildProcess;
  /** From its start to the first byte of an answer. */
  startedMs: number;
  /** Runs an action as a page's button does. */
  press(action: string, input: unknown): Promise<void>;
};

type Options = {
  env: Readonly<Record<string, string | undefined>>;
  /** Modules that it loads first. */
  imports?: readonly string[];
  /** Absent: a free one. */
  port?: number | undefined;
  /** Told all that it prints; absent: its errors go where ours go. */
  hears?: (text: string) => void;
};

/** Starts it, built anew where the build is older than the source, and waits until it answers. */
export async function startBuiltServer({
  env,
  imports = [],
  port: given,
  hears,
}: Options): Promise<BuiltServer> {
  const built = buildIfStale((text) => process.stderr.write(text));
  if (!built.ok) throw new Error("the dashboard could not be built");
  const port = given ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const begun = performance.now();
  const flags = imports.flatMap((module) => ["--import", module]);
  const child = spawn(process.execPath, [...flags, ...serverCommand(built.server)], {
    stdio: hears ? ["ignore", "pipe", "pipe"] : ["ignore", "ignore", "inherit"],
    env: { NODE_ENV: "production", ...SERVER_VARIABLES, PORT: String(port), ...env },
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => hears?.(chunk.toString("utf8")));
  while (!(await fetch(`${url}/api/health/live`).catch(() => null))) {
    if (child.exitCode !== null) throw new Error(`the dashboard ended with ${child.exitCode}`);
    await delay(10);
  }
  const folder = path.dirname(built.server);
  return {
    url,
    child,
    startedMs: performance.now() - begun,
    press: (action, input) => press(url, { action, input, folder }),
  };
}

/** A build names its actions by hashes, which only its scripts tell. */
function idOf(action: string, folder: string): string {
  const known = new RegExp(`"([0-9a-f]{40,})"[^"]*"${action}"`);
  const chunks = path.join(folder, ".next", "static", "chunks");
  const id = readdirSync(chunks)
    .filter((name) => name.endsWith(".js"))
    .map((name) => known.exec(readFileSync(path.join(chunks, name), "utf8"))?.[1])
    .find((found) => found !== undefined);
  if (!id) throw new Error(`the build has no ${action}`);
  return id;
}

async function press(
  url: string,
  { action, input, folder }: { action: string; input: unknown; folder: string },
): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      "next-action": idOf(action, folder),
      origin: url,
      "content-type": "text/plain;charset=UTF-8",
    },
    body: JSON.stringify([input]),
  });
  if (!answer.ok) throw new Error(`${action} did not run: HTTP ${answer.status}`);
  await answer.text();
}
