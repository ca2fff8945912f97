import type { Page } from "@playwright/test";
import { expect, expectAccessible } from "./fixtures";
import { brokenCodes, sticksOut, wrongPlurals } from "./layout";

const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/**
 * WCAG 2.2 AA in the dark on a desk and in the light on a phone, where nothing sticks out sideways,
 * no Region code breaks, and each count has its word.
 */
export async function expectFinished(page: Page): Promise<void> {
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(PHONE);
  await expectAccessible(page);
  expect(await sticksOut(page)).toEqual([]);
  expect(await brokenCodes(page)).toEqual([]);
  expect(await wrongPlurals(page)).toEqual([]);
  await page.setViewportSize(DESK);
}
