import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { DEMO_CONFIG } from "@/lib/cli/demo-config";
import { openBrowser } from "@/tests/bench/browser";
import { startDashboard } from "@/tests/bench/dashboard";
import type { Figure, Measured } from "@/tests/bench/figure";
import { startRemote } from "@/tests/bench/process";
import { openScreen, SCREENS } from "@/tests/e2e/screens";

const FOLDER = path.join("test-results", "screens");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const LOOKS = [
  { name: "wide-light", width: 1_440, height: 900, colorScheme: "light" },
  { name: "wide-dark", width: 1_440, height: 900, colorScheme: "dark" },
  { name: "narrow-light", width: 390, height: 844, colorScheme: "light" },
  { name: "narrow-dark", width: 390, height: 844, colorScheme: "dark" },
] as const;
type Look = (typeof LOOKS)[number];

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
  const { name, width, height, colorScheme } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    baseURL: url,
  });
  const shots: Shot[] = [];
  let breaches = 0;
  for (const screen of SCREENS) {
    const page = await context.newPage();
    await openScreen(page, screen);
    await page.evaluate(() => document.fonts.ready);
    const file = path.join(FOLDER, `${name}-${screen.name.replaceAll(/\W+/g, "-")}.png`);
    await page.screenshot({ path: file, animations: "disabled" });
    shots.push({ caption: screen.name, file });
    breaches += (await new AxeBuilder({ page }).withTags(WCAG).analyze()).violations.length;
    await page.close();
  }
  const sheet = path.join(FOLDER, `${name}.png`);
  await drawSheet(await context.newPage(), { shots, look, sheet });
  await context.close();
  return {
    what: `${SCREENS.length} screens, ${name}: breaches of WCAG 2.2 AA`,
    measured: `${breaches} (contact sheet: ${sheet})`,
    budget: "0",
    ok: breaches === 0,
  };
}

type Shot = { caption: string; file: string };

/** All screens of a look on one page, a caption under each. */
async function drawSheet(
  page: Page,
  { shots, look, sheet }: { shots: readonly Shot[]; look: Look; sheet: string },
): Promise<void> {
  const wide = look.width > 1_000;
  const [columns, each] = wide ? [3, 640] : [7, 280];
  const dark = look.colorScheme === "dark";
  const figures = shots.map(({ caption, file }) => {
    const data = readFileSync(file).toString("base64");
    return `<figure><img src="data:image/png;base64,${data}"><figcaption>${caption}</figcaption></figure>`;
  });
  const style = `body{margin:16px;background:${dark ? "#000" : "#ddd"};color:${dark ? "#ddd" : "#111"};font:12px sans-serif;display:grid;grid-template-columns:repeat(${columns},${each}px);gap:16px}figure{margin:0}img{width:100%;display:block}figcaption{padding:6px 0}`;
  const html = path.resolve(FOLDER, `${look.name}.html`);
  writeFileSync(html, `<!doctype html><style>${style}</style>${figures.join("")}`);
  await page.setViewportSize({ width: columns * (each + 16) + 16, height: 900 });
  await page.goto(`file://${html}`);
  await page.screenshot({ path: sheet, fullPage: true });
}
