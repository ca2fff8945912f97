import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { z } from "zod";

const BUILD = path.resolve(".next");
const STATS = path.join(BUILD, "diagnostics", "route-bundle-stats.json");
const Stats = z.array(z.object({ route: z.string(), firstLoadChunkPaths: z.array(z.string()) }));

/** Of it, an empty page of Next is 135 kB. */
const MATRIX_MAX = 220_000;
/** Under a floor that no page can reach, so that a build which tells nothing is no success. */
const FRAMEWORK_MIN = 120_000;

/** Scripts that a page brings before it shows anything, compressed as a browser gets them, in bytes. */
function scriptsOf(route: string): number {
  const pages = Stats.parse(JSON.parse(readFileSync(STATS, "utf8")));
  const chunks = pages.find((page) => page.route === route)?.firstLoadChunkPaths ?? [];
  return chunks.reduce((sum, chunk) => sum + gzipSync(readFileSync(path.resolve(chunk))).length, 0);
}

it.skipIf(!existsSync(path.join(BUILD, "BUILD_ID")))(
  "the matrix page brings no more scripts than its budget",
  () => {
    const bytes = scriptsOf("/");
    expect(bytes).toBeGreaterThan(FRAMEWORK_MIN);
    expect(bytes).toBeLessThanOrEqual(MATRIX_MAX);
  },
);
