import { Readable } from "node:stream";
import { main } from "@/tests/support/main";
import type { Environment } from "./stand-in";
import { withEnvironment } from "./stand-in";

export type Said = { code: number; out: string; err: string };

/** Runs a command in this process, with these variables. */
export async function command(args: readonly string[], env: Environment): Promise<Said> {
  const said = { out: "", err: "" };
  const code = await withEnvironment(env, () =>
    main(args, {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      interactive: false,
      stdin: Readable.from([]),
      env: { ...process.env },
    }),
  );
  return { code, ...said };
}
