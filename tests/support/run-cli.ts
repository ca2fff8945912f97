import { spawn } from "node:child_process";
import { compiled } from "./compiled";

export type Ended = { code: number | null; out: string; err: string; ms: number };

/** Runs the command as a person does, in a process of its own, with these variables and no others. */
export function runCli(
  args: readonly string[],
  {
    env,
    imports = [],
    file = compiled("command"),
    cwd = process.cwd(),
    node = process.execPath,
    input,
  }: {
    env: Readonly<Record<string, string | undefined>>;
    /** Modules that the process loads first. */
    imports?: readonly string[];
    file?: string;
    cwd?: string;
    node?: string;
    /** What it reads; nothing where it is left out. */
    input?: string;
  },
): Promise<Ended> {
  const begun = performance.now();
  const flags = imports.flatMap((module) => ["--import", module]);
  const child = spawn(node, [...flags, file, ...args], {
    env: { NODE_ENV: "production", PATH: process.env.PATH, ...env },
    stdio: ["pipe", "pipe", "pipe"],
    cwd,
  });
  child.stdin.on("error", () => undefined); // it may end before it has read all
  child.stdin.end(input);
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  return new Promise((resolve) => {
    child.once("close", (code) =>
      resolve({ code, out, err, ms: Math.round(performance.now() - begun) }),
    );
  });
}
