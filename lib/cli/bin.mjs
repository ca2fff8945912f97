#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { runCommand } from "./run-command.mjs";

await runCommand(fileURLToPath(import.meta.url), async () => {
  // "@/…" is told by our tsconfig, wherever the command is run.
  process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("../../tsconfig.json", import.meta.url));
  const { register } = await import("tsx/esm/api");
  register();
  return import("./main.ts");
});
