import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser } from "@playwright/test";
import { DEMO_CONFIG } from "@/lib/cli/demo-config";
import { strangersIn } from "@/tests/bench/asked";
import { openBrowser } from "@/tests/bench/browser";
import { startDashboard } from "@/tests/bench/dashboard";
import type { Figure, Measured } from "@/tests/bench/figure";
import { startRemote } from "@/tests/bench/process";
import { asContext, drawSheet, LOOKS, type Look, MORE_LOOKS, type Shot } from "@/tests/bench/sheet";
import { openScreen, SCREENS, type Screen } from "@/tests/e2e/screens";
import { BLIND_TO_FORCED_COLOURS, breachesOf } from "@/tests/support/wcag";

const ALL_LOOKS = [...LOOKS, ...MORE_LOOKS];
const FOLDER = path.join("test-results", "screens");

/** Every screen in both themes, at each width, at 200 % zoom and with forced colours: breaches of WCAG 2.2 AA, and a contact sheet of each look. Words that follow name looks and screens. */
export const screens: Figure = {
  name: "screens",
  wrongIn: (words) => strangersIn(words, [...ALL_LOOKS, ...SCREENS], "look or screen"),
  async measure(words = []): Promise<readonly Measured[]> {
    const looks = namedIn(words, ALL_LOOKS);
    const shown = namedIn(words, SCREENS);
    mkdirSync(FOLDER, { recursive: true });
    const remote = await startRemote({ world: "firstLook" });
    const dashboard = await startDashboard(remote, DEMO_CONFIG);
    const browser = await openBrowser();
    try {
      await dashboard.scanned();
      const rows: Measured[] = [];
      for (const look of looks)
        rows.push(await lookAt(browser, { look, shown, url: dashboard.url }));
      return rows;
    } finally {
      await browser.close();
      await dashboard.close();
      await remote.close();
    }
  },
};

/** What the command line names of these; all where it names none. */
function namedIn<T extends { name: string }>(words: readonly string[], all: readonly T[]) {
  const named = all.filter(({ name }) => words.includes(name));
  return named.length > 0 ? named : all;
}

async function lookAt(
  browser: Browser,
  { look, shown, url }: { look: Look; shown: readonly Screen[]; url: string },
): Promise<Measured> {
  const { name } = look;
  const context = await browser.newContext({ ...asContext(look), baseURL: url });
  const shots: Shot[] = [];
  let breaches = 0;
  for (const screen of shown) {
    const page = await context.newPage();
    await openScreen(page, screen);
    await page.evaluate(() => document.fonts.ready);
    const file = path.join(FOLDER, `${name}-${screen.name.replaceAll(/\W+/g, "-")}.png`);
    await page.screenshot({ path: file, animations: "disabled" });
    shots.push({ caption: screen.name, file });
    const except = look.forcedColors ? BLIND_TO_FORCED_COLOURS : [];
    breaches += (await breachesOf(page, except)).length;
    await page.close();
  }
  const sheet = path.join(FOLDER, `${name}.png`);
  const columns = look.wide ? ([3, 640] as const) : ([7, 280] as const);
  await drawSheet(await context.newPage(), { shots, look, columns, sheet });
  await context.close();
  return {
    what: `${shown.length} screens, ${name}: breaches of WCAG 2.2 AA`,
    measured: `${breaches} (contact sheet: ${sheet})`,
    budget: "0",
    ok: breaches === 0,
  };
}
