import path from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { asContext, drawSheet, LOOKS, type Shot } from "@/tests/bench/sheet";

const [WIDE] = LOOKS;
export const WAIT_MS = 60_000;

/** Shows a page as it stands, in each look; `at` is brought into its middle, else it begins at its top. */
export type Shoot = (caption: string, at?: Locator) => Promise<void>;

/** Pictures of one page as it goes on, which are drawn beside each other in each look. */
export function aStrip(
  page: Page,
  folder: string,
): { shoot: Shoot; draw: () => Promise<readonly string[]> } {
  const shots = LOOKS.map((look) => ({ look, of: [] as Shot[] }));
  return {
    async shoot(caption, at) {
      for (const { look, of } of shots) {
        const { viewport, colorScheme } = asContext(look);
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await expect(page.locator(`[data-theme=${colorScheme}]`)).toBeVisible();
        await page.evaluate(() => document.fonts.ready);
        await page.evaluate(() => scrollTo(0, 0));
        if (at) await at.evaluate((one) => one.scrollIntoView({ block: "center" }));
        const file = path.join(folder, `${look.name}-${of.length + 1}.png`);
        await page.screenshot({ path: file, animations: "disabled" });
        of.push({ caption: `${of.length + 1}. ${caption}`, file });
      }
      await page.setViewportSize(asContext(WIDE).viewport);
    },
    async draw() {
      const sheets: string[] = [];
      for (const { look, of } of shots) {
        const sheet = path.join(folder, `${look.name}.png`);
        const columns = look.wide ? ([3, 640] as const) : ([6, 280] as const);
        await drawSheet(await page.context().newPage(), { shots: of, look, columns, sheet });
        sheets.push(sheet);
      }
      return sheets;
    },
  };
}

/** Waits until it is seen, and nothing is loaded any more. */
export async function shown(page: Page, what: Locator): Promise<void> {
  await expect(what.first()).toBeVisible({ timeout: WAIT_MS });
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0, { timeout: WAIT_MS });
}
