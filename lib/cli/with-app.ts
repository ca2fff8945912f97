import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { ok, type Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";
import { discover } from "@/lib/services/organisation/discover";
import { type App, createRuntime, type StartFault } from "@/lib/start";
import type { Io } from "./io";

export type CommandApp = App & { ctx: Context };

/**
 * The product for one command. Without a store it keeps what it reads in a folder that goes with it. `asks`: AWS may be asked
 * for the accounts of the organization.
 */
export async function openApp(
  io: Io,
  { store, asks = true }: { store: boolean; asks?: boolean },
): Promise<Result<CommandApp, StartFault>> {
  const env = { LOG_LEVEL: "warn", ...io.env };
  const known = asks ? withMembers : (app: Result<CommandApp, StartFault>) => app;
  if (store) return known(forCommand(await createRuntime(env), () => undefined));
  const dataDir = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-"));
  const forget = () => rmSync(dataDir, { recursive: true, force: true });
  return known(forCommand(await createRuntime(env, { dataDir }), forget));
}

/** A command knows the accounts of the organization though no dashboard found them before. */
async function withMembers(
  app: Result<CommandApp, StartFault>,
): Promise<Result<CommandApp, StartFault>> {
  if (!app.ok) return app;
  const { organization } = app.value.ctx;
  const isNew = organization.settings() !== null && organization.roster().listedAt === null;
  if (isNew) await discover(app.value.ctx, { signal: new AbortController().signal });
  return app;
}

/** Runs a command that may scan. Gives its exit code; the error is why the product could not be opened. */
export async function withScanningApp(
  io: Io,
  flags: { store: boolean },
  work: (app: CommandApp) => Promise<number>,
): Promise<Result<number, StartFault>> {
  const opened = await openApp(io, flags);
  if (!opened.ok) return opened;
  const app = opened.value;
  try {
    return ok(await work(app));
  } finally {
    await app.close();
  }
}

function forCommand(
  app: Result<App, StartFault>,
  forget: () => void,
): Result<CommandApp, StartFault> {
  if (!app.ok) {
    forget();
    return app;
  }
  return ok({
    ...app.value,
    ctx: app.value.contextOf({ kind: "command", user: operatingSystemUser() }),
    close: () => app.value.close().finally(forget),
  });
}

/** A container may run under an id that no user has. */
function operatingSystemUser(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}
