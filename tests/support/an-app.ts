import { LOCAL } from "@/lib/domain/access/rights";
import type { Context } from "@/lib/services/context";
import { type App, createRuntime } from "@/lib/start";

/** The program as a command starts it, for as long as `work` runs. The environment is this process's own. */
export async function withApp<T>(work: (app: App & { ctx: Context }) => Promise<T>): Promise<T> {
  const app = await createRuntime({ ...process.env }, { logLevel: "silent" });
  if (!app.ok) throw new Error(app.error.join("\n"));
  try {
    return await work({ ...app.value, ctx: app.value.contextOf(LOCAL) });
  } finally {
    await app.value.close();
  }
}
