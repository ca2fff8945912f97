import { mkdirSync } from "node:fs";
import path from "node:path";
import { type Browser, expect, type Page } from "@playwright/test";
import { DEMO_CONFIG } from "@/lib/cli/demo-config";
import { ActsView } from "@/lib/contracts/acts";
import { openBrowser } from "@/tests/bench/browser";
import { startDashboard } from "@/tests/bench/dashboard";
import { type Figure, type Measured, seconds } from "@/tests/bench/figure";
import { startRemote } from "@/tests/bench/process";
import { asContext, drawSheet, LOOKS, type Look, type Shot } from "@/tests/bench/sheet";

const FOLDER = path.join("test-results", "acts");
const MAIN = "111122223333";
const NEW = "444455556666";
const CLAUDE = "anthropic.claude-opus-5";
const OFFERS = [
  "openai.gpt-5.6-luna",
  "openai.gpt-5.6-sol",
  "openai.gpt-5.6-terra",
  "writer.palmyra-x5-v1:0",
  "writer.palmyra-x4-v1:0",
  CLAUDE,
];
const WAIT_MS = 30_000;
/** Within what a newcomer sees the cells turn. */
const TURNS_MS = 60_000;

/** A newcomer's way from blocked to ready, as a strip of pictures in each look, each in a world of its own. */
export const acts: Figure = {
  name: "acts",
  async measure(): Promise<readonly Measured[]> {
    mkdirSync(FOLDER, { recursive: true });
    const browser = await openBrowser();
    try {
      const rows: Measured[] = [];
      for (const look of LOOKS) rows.push(await walked(browser, look));
      return rows;
    } finally {
      await browser.close();
    }
  },
};

async function walked(browser: Browser, look: Look): Promise<Measured> {
  const remote = await startRemote({ world: "firstLook" });
  await remote.control("faults", { clear: true });
  const dashboard = await startDashboard(remote, DEMO_CONFIG);
  const context = await browser.newContext({ ...asContext(look), baseURL: dashboard.url });
  try {
    await dashboard.scanned();
    const shots: Shot[] = [];
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    await walk(page, async (caption) => {
      await page.evaluate(() => document.fonts.ready);
      const file = path.join(FOLDER, `${look.name}-${shots.length + 1}.png`);
      await page.screenshot({ path: file, animations: "disabled" });
      shots.push({ caption: `${shots.length + 1}. ${caption}`, file });
    });
    const sheet = path.join(FOLDER, `${look.name}.png`);
    const columns = look.wide ? ([4, 460] as const) : ([6, 240] as const);
    await drawSheet(await context.newPage(), { shots, look, columns, sheet });
    const tookMs = await acceptedMs(page);
    return {
      what: `${shots.length} pictures from blocked to ready, ${look.name}: slowest of six offers`,
      measured: `${seconds(tookMs)} (contact sheet: ${sheet})`,
      budget: `≤ ${seconds(TURNS_MS)}`,
      ok: tookMs <= TURNS_MS,
    };
  } finally {
    await context.close();
    await dashboard.close();
    await remote.close();
  }
}

/** From the confirmation to what AWS shows, of the slowest offer; its cell has turned then. */
async function acceptedMs(page: Page): Promise<number> {
  const ended = async () => {
    const view = ActsView.parse(await (await page.request.get("/api/acts")).json());
    return view.acts.filter(({ kind, state }) => kind === "accept-agreement" && state === "done");
  };
  await expect
    .poll(async () => (await ended()).length, { timeout: 3 * TURNS_MS })
    .toBe(OFFERS.length);
  await page.goto(`/?account=${NEW}&cell=${NEW}~us-east-1~${OFFERS[0]}`);
  await shown(page, page.getByText("Ready", { exact: true }));
  const times = (await ended()).map(
    ({ confirmed, endedAt }) => (endedAt ?? 0) - (confirmed?.at ?? 0),
  );
  return Math.max(...times);
}

type Shoot = (caption: string) => Promise<void>;

async function walk(page: Page, shoot: Shoot): Promise<void> {
  await offersTogether(page, shoot);
  await form(page, shoot);
  await sixth(page, shoot);
  await quota(page, shoot);
  await region(page, shoot);
  await page.goto("/acts");
  await shown(page, page.getByRole("heading", { level: 1, name: "Acts" }));
  await shoot("All of it on Acts");
  await page.goto("/pending");
  await shown(page, page.getByRole("heading", { level: 1, name: "Pending" }));
  await shoot("What AWS is at, on Pending");
}

async function shown(page: Page, what: ReturnType<Page["getByRole"]>): Promise<void> {
  await expect(what.first()).toBeVisible({ timeout: WAIT_MS });
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0, { timeout: WAIT_MS });
}

async function confirm(page: Page, word: string, button: string): Promise<void> {
  const panel = page.getByRole("form", { name: "Confirm" });
  await panel.getByRole("checkbox").check();
  await panel.getByLabel(`Type ${word} to confirm`).fill(word);
  await panel.getByRole("button", { name: button }).scrollIntoViewIfNeeded();
  await panel.getByRole("button", { name: button }).click();
}

const outcome = (page: Page) =>
  page.getByRole("heading", { name: /^(Sent once|Done|Accepted|\d of \d sent)/ });

async function offersTogether(page: Page, shoot: Shoot): Promise<void> {
  await page.goto(`/acts/review?kind=accept-agreement&account=${NEW}&models=${OFFERS.join(",")}`);
  await page.getByRole("button", { name: /^Read AWS for/ }).click();
  await shown(page, page.getByRole("heading", { name: "Confirm 5 of 6" }));
  await shoot("Six offers reviewed together");
  await page.getByRole("link", { name: "Fill in the form…" }).scrollIntoViewIfNeeded();
  await shoot("One can’t be accepted yet: no form");
  await confirm(page, NEW, "Accept 5 offers");
  await shown(page, outcome(page));
  await outcome(page).scrollIntoViewIfNeeded();
  await shoot("Five sent, one after the other");
}

async function form(page: Page, shoot: Shoot): Promise<void> {
  await page.goto(`/acts/form?account=${NEW}`);
  await page.locator("#companyName").fill("Acme Payments GmbH");
  await page.locator("#companyWebsite").fill("https://www.acme.example");
  await page.getByLabel(/^Internal/).check();
  await page.getByRole("button", { name: /^Industry/ }).click();
  await page.getByRole("menuitemradio", { name: "Financial Services" }).click();
  await page.locator("#useCases").fill("Triage of card fraud by our own analysts.");
  await page.evaluate(() => window.scrollTo(0, 0));
  await shoot("The form, and exactly what is sent");
  await page.getByRole("button", { name: `Preview for ${NEW}` }).click();
  await shown(page, page.getByRole("form", { name: "Confirm" }));
  await page.evaluate(() => window.scrollTo(0, 0));
  await shoot("Its preview");
  await confirm(page, NEW, "Submit the form");
  await shown(page, outcome(page));
  await outcome(page).scrollIntoViewIfNeeded();
  await shoot("The form is sent");
}

async function sixth(page: Page, shoot: Shoot): Promise<void> {
  await page.goto(`/acts/review?kind=accept-agreement&account=${NEW}&models=${CLAUDE}`);
  await page.getByRole("button", { name: "Read AWS" }).click();
  await shown(page, page.getByRole("form", { name: "Confirm" }));
  await shoot("The sixth offer, whole");
  await confirm(page, NEW, "Accept the offer");
  await shown(page, outcome(page));
  await outcome(page).scrollIntoViewIfNeeded();
  await shoot("The sixth is accepted");
}

async function quota(page: Page, shoot: Shoot): Promise<void> {
  await page.goto(`/quotas?account=${MAIN}&region=us-east-1`);
  await page
    .getByRole("button", { name: /^Request: Cross-region/ })
    .first()
    .click();
  await page.getByLabel("Value to ask for").fill("90000000");
  await page.getByRole("link", { name: /^Review and ask/ }).click();
  await shown(page, page.getByRole("form", { name: "Confirm" }));
  await shoot("A quota is asked for");
  await confirm(page, MAIN, "Ask for the increase");
  await shown(page, outcome(page));
}

async function region(page: Page, shoot: Shoot): Promise<void> {
  await page.goto(`/regions/af-south-1?account=${MAIN}`);
  await page.getByRole("link", { name: /^Review and enable/ }).click();
  await shown(page, page.getByRole("form", { name: "Confirm" }));
  await shoot("A Region is enabled");
  await confirm(page, "af-south-1", "Enable the Region");
  await shown(page, outcome(page));
}
