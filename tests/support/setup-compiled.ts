import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { bundle } from "@/lib/cli/pack/bundle";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of what tests start as processes of their own. */
    compiled: string;
  }
}

/** What is started many times, each by its name. */
const PROGRAMS = {
  command: "lib/cli/pack/bin.ts",
  server: "tests/contract/watch/child.ts",
  worker: "tests/contract/db/worker.ts",
} as const;
export type Program = keyof typeof PROGRAMS;

/** Compiles them once for the whole run, as the package has them: from its source each would take seconds to start. */
export async function setup(project: TestProject): Promise<() => void> {
  const root = path.resolve(import.meta.dirname, "..", "..");
  // Within the project, where the store's driver is found.
  const folder = mkdtempSync(path.join(root, "node_modules", ".tests-"));
  await bundle(root, folder, PROGRAMS);
  project.provide("compiled", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
