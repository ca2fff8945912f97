import { writeFileSync } from "node:fs";
import path from "node:path";
import { type Browser, test as base } from "@playwright/test";
import type { RunningProvider } from "@/tests/support/provider";
import type { Site } from "./fixtures";
import { startTeam } from "./sign-in-team";

type Team = { site: Site; provider: RunningProvider; grants(text: string): void };

/** A site where people sign in, and its provider; a worker has one of each. */
export const test = base.extend<object, { team: Team }>({
  team: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern, and nothing of it is used
    async ({}, use) => {
      const { site, provider } = await startTeam();
      const file = path.join(site.dataDir, "readiness.yaml");
      await use({ site, provider, grants: (text) => writeFileSync(file, text) });
      await site.stop();
      await provider.close();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ team }, use) => use(team.site.url),
});

export const freshPage = async (browser: Browser, options = {}) => {
  const context = await browser.newContext(options);
  return context.newPage();
};
