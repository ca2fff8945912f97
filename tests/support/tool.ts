import { spawnSync } from "node:child_process";

/** `input`: what it reads from its standard input. */
type Given = { env?: Record<string, string>; input?: string };

export type Tool = {
  absent: boolean;
  /** Ends the name of a test that asks it, so that one that did not is seen. */
  by: string;
  run(args: readonly string[], given?: Given): { status: number; said: string };
};

/** A program of others that a test asks where it is installed. `probe` is what it answers to; `env` goes with every run. */
export function tool(program: string, probe: readonly string[]): Tool {
  const asked = spawnSync(program, [...probe], { encoding: "utf8" });
  const absent = asked.error !== undefined || asked.status !== 0;
  return {
    absent,
    by: absent ? `by ${program}, which is not installed` : `by ${program}`,
    run(args, { env = {}, input = "" } = {}) {
      const { status, stdout, stderr } = spawnSync(program, [...args], {
        encoding: "utf8",
        input,
        env: { ...process.env, ...env },
      });
      return { status: status ?? 1, said: status === 0 ? stdout : `${stdout}${stderr}` };
    },
  };
}
