import type { Page } from "@playwright/test";
import { expect, SCAN_MS, type Site } from "./fixtures";

async function lastFinished(site: Site): Promise<string | null> {
  const answer = await fetch(`${site.url}/api/matrix`);
  const { complete, finishedAt } = (await answer.json()) as {
    complete: boolean;
    finishedAt: string | null;
  };
  return complete ? finishedAt : null;
}

/** Presses the button of the bar and waits until that scan has ended. */
export async function scanNow(page: Page, site: Site): Promise<void> {
  const before = await lastFinished(site);
  await page.getByRole("button", { name: "Scan now" }).click();
  await expect
    .poll(async () => (await lastFinished(site)) !== before, { timeout: SCAN_MS, intervals: [250] })
    .toBe(true);
}
