import path from "node:path";
import { inject } from "vitest";
import type { Program } from "./setup-compiled";

/** The file of a program that was compiled for this run. */
export const compiled = (program: Program): string =>
  path.join(inject("compiled"), `${program}.mjs`);
