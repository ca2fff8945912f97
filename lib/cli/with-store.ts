import type { Env } from "@/lib/env";
import type { Io } from "./io";
import { type CommandApp, openApp } from "./with-app";

const USAGE_ERROR = 3;

/** Runs a command over the store of the dashboard. Whoever can open that store owns what it holds. */
export async function withStore(
  io: Io,
  work: (app: CommandApp) => Promise<number>,
): Promise<number> {
  const app = await openApp(io, { store: true });
  if (!app.ok) {
    io.err(`bedrock-readiness: ${app.error.join("\n")}\n`);
    return USAGE_ERROR;
  }
  try {
    return await work(app.value);
  } finally {
    await app.value.close();
  }
}

/** The variables of the dashboard may be others than those of this terminal, so this is a word and no refusal. */
export function warnWithoutSignIn(io: Io, { auth }: Pick<Env, "auth">, what: string): void {
  if (auth.kind !== "none") return;
  io.err(
    `AUTH is not set here. ${what} where the dashboard on this store runs with AUTH set to oidc, link or proxy.\n`,
  );
}
