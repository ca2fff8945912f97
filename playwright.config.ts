import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { assertLocalEndpoint } from "./tests/support/assert-local-endpoint";
import { findBrowser } from "./tests/support/browser";

assertLocalEndpoint(process.env);
process.env.BROWSER_PATH ??= findBrowser() ?? "";

export default defineConfig({
  testDir: "tests",
  testMatch: "**/*.spec.ts",
  projects: [
    { name: "e2e", testDir: "tests/e2e" },
    { name: "chaos", testDir: "tests/chaos" },
  ],
  globalSetup: "./tests/e2e/hold-read-sites.ts",
  outputDir: "test-results/e2e",
  // They wait for a scan, a poll or a page as often as they work.
  workers: Math.ceil(availableParallelism() * 1.5),
  // A file that has a site of its own starts and scans it once; one that reads what all share says that its tests run apart.
  forbidOnly: Boolean(process.env.CI),
  // A machine that is not ours may halt for seconds; what needs a second try is named at the end of the run.
  retries: process.env.CI ? 1 : 0,
  // On a machine that has much else to do a first scan alone takes minutes.
  timeout: 600_000,
  expect: { timeout: 30_000 },
  reporter: "list",
  use: {
    locale: "en-US",
    timezoneId: "UTC",
    trace: process.env.READINESS_TRACE === "1" ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(process.env.BROWSER_PATH ? { executablePath: process.env.BROWSER_PATH } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
