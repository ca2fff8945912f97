import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ok, type Result } from "@/lib/domain/result";
import { type App, createApp, type StartFault } from "@/lib/start";
import type { Io } from "./io";

/** The product for one command. Without a store it keeps what it reads in a folder that goes with it. */
export async function openApp(
  io: Io,
  { store }: { store: boolean },
): Promise<Result<App, StartFault>> {
  const env = { LOG_LEVEL: "warn", ...io.env };
  if (store) return createApp(env);
  const dataDir = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-"));
  const app = await createApp(env, { dataDir });
  const forget = () => rmSync(dataDir, { recursive: true, force: true });
  if (!app.ok) {
    forget();
    return app;
  }
  return ok({ ...app.value, close: () => app.value.close().finally(forget) });
}
