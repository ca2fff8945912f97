import type { TestProject } from "vitest/node";
import { startPostgres } from "./postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of a running server, or why there is none. */
    postgres: { url: string } | { reason: string };
  }
}

/** One PostgreSQL server for the whole run; each test makes a database of its own in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  if (server.state === "running") {
    project.provide("postgres", { url: server.url });
    return server.stop;
  }
  project.provide("postgres", { reason: server.reason });
  return async () => undefined;
}
