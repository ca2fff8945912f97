import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { DEMO_CONFIG } from "@/lib/cli/demo-config";
import { ActsView } from "@/lib/contracts/acts";
import { openBrowser } from "@/tests/bench/browser";
import { startDashboard } from "@/tests/bench/dashboard";
import { type Figure, type Measured, seconds } from "@/tests/bench/figure";
import { startRemote } from "@/tests/bench/process";
import { asContext, LOOKS } from "@/tests/bench/sheet";
import { aStrip, type Shoot, shown, WAIT_MS } from "@/tests/bench/strip";

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
const [WIDE] = LOOKS;
/** Within what a newcomer sees the cells turn. */
const TURNS_MS = 60_000;

/** A newcomer's way from blocked to ready, as a strip of pictures in each look. */
export const acts: Figure = {
  name: "acts",
  async measure(): Promise<readonly Measured[]> {
    mkdirSync(FOLDER, { recursive: true });
    const remote = await startRemote({ world: "firstLook" });
    await remote.control("faults", { clear: true });
    const dashboard = await startDashboard(remote, DEMO_CONFIG);
    const browser = await openBrowser();
    try {
      await dashboard.scanned();
      const context = await browser.newContext({ ...asContext(WIDE), baseURL: dashboard.url });
      const page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      const strip = aStrip(page, FOLDER);
      await walk(page, strip.shoot);
      const tookMs = await acceptedMs(page, strip.shoot);
      const sheets = await strip.draw();
      return [
        {
          what: `from a confirmation to a ready cell, the slowest of ${OFFERS.length} offers`,
          measured: `${seconds(tookMs)} (strips: ${sheets.join(", ")})`,
          budget: `≤ ${seconds(TURNS_MS)}`,
          ok: tookMs <= TURNS_MS,
        },
      ];
    } finally {
      await browser.close();
      await dashboard.close();
      await remote.close();
    }
  },
};

/** From the confirmation to what AWS shows, of the slowest offer; its cell has turned then. */
async function acceptedMs(page: Page, shoot: Shoot): Promise<number> {
  const ended = async () => {
    const view = ActsView.parse(await (await page.request.get("/api/acts")).json());
    return view.acts.filter(({ kind, state }) => kind === "accept-agreement" && state === "done");
  };
  await expect
    .poll(async () => (await ended()).length, { timeout: 3 * TURNS_MS })
    .toBe(OFFERS.length);
  await page.goto(`/?account=${NEW}&cell=${NEW}~us-east-1~${OFFERS[0]}`);
  await shown(page, page.getByText("Ready", { exact: true }));
  await shoot("The cells have turned");
  const times = (await ended()).map(
    ({ confirmed, endedAt }) => (endedAt ?? 0) - (confirmed?.at ?? 0),
  );
  return Math.max(...times);
}

async function walk(page: Page, shoot: Shoot): Promise<void> {
  await offersTogether(page, shoot);
  await form(page, shoot);
  await sixth(page, shoot);
  await quota(page, shoot);
  await region(page, shoot);
  await page.goto("/acts");
  await shown(page, page.getByRole("row", { name: /^Enable af-south-1/ }));
  await shoot("All of it on Acts");
  await page.goto("/pending");
  await shown(page, page.getByRole("link", { name: /^Enable af-south-1/ }));
  await shoot("What AWS is at, on Pending");
}

async function confirm(page: Page, word: string, button: string): Promise<void> {
  const panel = page.getByRole("form", { name: "Confirm" });
  await panel.getByRole("checkbox").check();
  await panel.getByLabel(`Type ${word} to confirm`).fill(word);
  await panel.getByRole("button", { name: button }).click();
}

const outcome = (page: Page) =>
  page.getByRole("heading", { name: /^(Sent once|Done|Accepted|\d of \d sent)/ });

async function offersTogether(page: Page, shoot: Shoot): Promise<void> {
  await page.goto(`/acts/review?kind=accept-agreement&account=${NEW}&models=${OFFERS.join(",")}`);
  await page.getByRole("button", { name: /^Read AWS for/ }).click();
  await shown(page, page.getByRole("heading", { name: "Confirm 5 of 6" }));
  await shoot("Six offers, reviewed together");
  await shoot("One can’t be accepted yet: no form", page.getByText("Can’t be accepted yet"));
  await confirm(page, NEW, "Accept 5 offers");
  await shown(page, outcome(page));
  await shoot("Five are sent, one after the other", outcome(page));
}

async function form(page: Page, shoot: Shoot): Promise<void> {
  await page.goto(`/acts/form?account=${NEW}`);
  await page.locator("#companyName").fill("Acme Payments GmbH");
  await page.locator("#companyWebsite").fill("https://www.acme.example");
  await page.getByLabel(/^Internal/).check();
  await page.getByRole("button", { name: /^Industry/ }).click();
  await page.getByRole("menuitemradio", { name: "Financial Services" }).click();
  await page.locator("#useCases").fill("Triage of card fraud by our own analysts.");
  await shoot("The form, and exactly what is sent");
  await page.getByRole("button", { name: `Preview for ${NEW}` }).click();
  await shown(page, page.getByRole("form", { name: "Confirm" }));
  await confirm(page, NEW, "Submit the form");
  await shown(page, outcome(page));
  await shoot("The form is sent", outcome(page));
}

async function sixth(page: Page, shoot: Shoot): Promise<void> {
  await page.goto(`/acts/review?kind=accept-agreement&account=${NEW}&models=${CLAUDE}`);
  await page.getByRole("button", { name: "Read AWS" }).click();
  await shown(page, page.getByRole("form", { name: "Confirm" }));
  await shoot("The sixth offer, whole");
  await confirm(page, NEW, "Accept the offer");
  await shown(page, outcome(page));
  await shoot("The sixth is accepted", outcome(page));
}

async function quota(page: Page, shoot: Shoot): Promise<void> {
  await page.goto(`/quotas?account=${MAIN}&region=us-east-1`);
  await page
    .getByRole("button", { name: /^Request: Cross-region.*Claude Opus 5/ })
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
