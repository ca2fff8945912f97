import { type App, createApp } from "@/lib/start";

/** The program as a command starts it, for as long as `work` runs. The environment is this process's own. */
export async function withApp<T>(work: (app: App) => Promise<T>): Promise<T> {
  const app = await createApp({ ...process.env }, { logLevel: "silent" });
  if (!app.ok) throw new Error(app.error.join("\n"));
  try {
    return await work(app.value);
  } finally {
    await app.value.close();
  }
}
