import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };

/** A test that takes so long hangs: no busy machine makes one of seconds that slow. */
const HANGS_MS = 120_000;

export default defineConfig({
  resolve: { alias },
  test: {
    setupFiles: ["tests/support/setup-local.ts"],
    // Most wait for another process, an interval or a time limit more than they work.
    maxWorkers: availableParallelism() * 2,
    // To load the same modules for each file took as long as the tests: where it says so they are loaded once a worker, and no
    // test of these may leave anything behind in them.
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          testTimeout: HANGS_MS,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "contract",
          isolate: false,
          globalSetup: ["tests/support/setup-postgres.ts", "tests/support/setup-compiled.ts"],
          include: ["tests/contract/**/*.test.ts"],
          testTimeout: HANGS_MS,
          hookTimeout: 2 * HANGS_MS,
        },
      },
      {
        extends: true,
        test: {
          name: "chaos",
          globalSetup: ["tests/support/setup-postgres.ts", "tests/support/setup-compiled.ts"],
          include: ["tests/chaos/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "kills",
          globalSetup: ["tests/support/setup-postgres.ts", "tests/support/setup-compiled.ts"],
          include: ["tests/chaos/kills.test.ts"],
        },
      },
      {
        extends: true,
        test: { name: "built", include: ["tests/built/**/*.test.ts"] },
      },
      {
        extends: true,
        test: { name: "deploy", include: ["tests/deploy/**/*.test.ts"], testTimeout: HANGS_MS },
      },
      {
        extends: true,
        test: { name: "image", include: ["tests/image/**/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "architecture",
          include: ["tests/architecture/**/*.test.ts"],
          testTimeout: HANGS_MS,
        },
      },
    ],
  },
});
