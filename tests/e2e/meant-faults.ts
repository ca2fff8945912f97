import type { Page } from "@playwright/test";

/** A page whose faults are meant: the console's errors are not looked at. */
export async function ofMeantFaults(page: Page): Promise<Page> {
  const own = await page.context().newPage();
  await own.setViewportSize({ width: 1440, height: 900 });
  return own;
}
