#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { runCommand } from "@/lib/cli/run-command.mjs";

await runCommand(fileURLToPath(import.meta.url), () => import("./main"));
