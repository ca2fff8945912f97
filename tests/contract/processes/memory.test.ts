import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";
import { SERVER_FLAGS, SERVER_VARIABLES } from "@/lib/cli/server-process";

const CHILD = path.resolve("tests", "contract", "processes", "memory-child.ts");

it(`memory that nobody needs any more goes back to the system on Node ${process.versions.node}`, () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...SERVER_FLAGS, "--import", "tsx", CHILD],
    {
      encoding: "utf8",
      env: { PATH: process.env.PATH, NODE_ENV: "production", ...SERVER_VARIABLES },
    },
  );
  expect(stderr).toBe("");
  const { before, after } = JSON.parse(stdout) as { before: number; after: number };
  expect(before).toBeGreaterThan(150_000_000);
  expect(after).toBeLessThan(before / 2);
});
