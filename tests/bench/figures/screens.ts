import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser } from "@playwright/test";
import { DEMO_CONFIG } from "@/lib/cli/demo-config";
import { openBrowser } from "@/tests/bench/browser";
import { startDashboard } from "@/tests/bench/dashboard";
import type { Figure, Measured } from "@/tests/bench/figure";
import { startRemote } from "@/tests/bench/process";
import { asContext, drawSheet, LOOKS, type Look, type Shot } from "@/tests/bench/sheet";
import { openScreen, SCREENS } from "@/tests/e2e/screens";
import { breachesOf } from "@/tests/support/wcag";

const FOLDER = path.join("test-results", "screens");

/** Every screen in both themes, wide and narrow: breaches of WCAG 2.2 AA, and a contact sheet of each look. */
export const screens: Figure = {
  name: "screens",
  async measure(): Promise<readonly Measured[]> {
    mkdirSync(FOLDER, { recursive: true });
    const remote = await startRemote({ world: "firstLook" });
    const dashboard = await startDashboard(remote, DEMO_CONFIG);
    const browser = await openBrowser();
    try {
      await dashboard.scanned();
      const rows: Measured[] = [];
      for (const look of LOOKS) rows.push(await lookAt(browser, { look, url: dashboard.url }));
      return rows;
    } finally {
      await browser.close();
      await dashboard.close();
      await remote.close();
    }
  },
};

async function lookAt(
  browser: Browser,
  { look, url }: { look: Look; url: string },
): Promise<Measured> {
  const { name } = look;
  const context = await browser.newContext({ ...asContext(look), baseURL: url });
  const shots: Shot[] = [];
  let breaches = 0;
  for (const screen of SCREENS) {
    const page = await context.newPage();
    await openScreen(page, screen);
    await page.evaluate(() => document.fonts.ready);
    const file = path.join(FOLDER, `${name}-${screen.name.replaceAll(/\W+/g, "-")}.png`);
    await page.screenshot({ path: file, animations: "disabled" });
    shots.push({ caption: screen.name, file });
    breaches += (await breachesOf(page)).length;
    await page.close();
  }
  const sheet = path.join(FOLDER, `${name}.png`);
  const columns = look.wide ? ([3, 640] as const) : ([7, 280] as const);
  await drawSheet(await context.newPage(), { shots, look, columns, sheet });
  await context.close();
  return {
    what: `${SCREENS.length} screens, ${name}: breaches of WCAG 2.2 AA`,
    measured: `${breaches} (contact sheet: ${sheet})`,
    budget: "0",
    ok: breaches === 0,
  };
}
