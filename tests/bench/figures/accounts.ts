import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { openBrowser } from "@/tests/bench/browser";
import { startDashboard } from "@/tests/bench/dashboard";
import { type Figure, type Measured, seconds } from "@/tests/bench/figure";
import { type Remote, startRemote } from "@/tests/bench/process";
import { asContext, LOOKS } from "@/tests/bench/sheet";
import { aStrip, type Shoot, shown, WAIT_MS } from "@/tests/bench/strip";

const FOLDER = path.join("test-results", "accounts");
const ROLE = "BedrockReadinessRead";
const EXTERNAL_ID = "7f3c0a52-example";
const NEWCOMER = "555566667777";
const CONFIG = `organization: { memberRole: ${ROLE}, externalId: ${EXTERNAL_ID}, exclude: ["111122220000"] }
regions: [eu-west-1, us-east-1]
requirements:
  - { name: Search, models: [amazon.nova-lite-v1:0], regions: [eu-west-1], accounts: [payments-prod] }
`;
const [WIDE] = LOOKS;
const READ_MS = 120_000;

/** An account of the organization that appears, gets its role, is scanned, moves and is closed, as a strip of pictures in each look. */
export const accounts: Figure = {
  name: "accounts",
  async measure(): Promise<readonly Measured[]> {
    mkdirSync(FOLDER, { recursive: true });
    const remote = await startRemote({ world: "smallOrganisation" });
    const dashboard = await startDashboard(remote, CONFIG);
    const browser = await openBrowser();
    try {
      const context = await browser.newContext({ ...asContext(WIDE), baseURL: dashboard.url });
      const page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      const strip = aStrip(page, FOLDER);
      await page.goto("/accounts");
      await allRead(page);
      await dashboard.scanned();
      const readMs = await walk(page, remote, strip.shoot);
      const sheets = await strip.draw();
      return [
        {
          what: "from an account's role to all of it on screen",
          measured: `${seconds(readMs)} (strips: ${sheets.join(", ")})`,
          budget: "",
          ok: null,
        },
      ];
    } finally {
      await browser.close();
      await dashboard.close();
      await remote.close();
    }
  },
};

const rowsOf = (page: Page) =>
  page.getByRole("treegrid", { name: "Accounts by unit" }).getByRole("row");
const rowOf = (page: Page, name: string) => rowsOf(page).filter({ hasText: name });

/** The unit whose rows an account stands among: the last one above it. */
async function unitAbove(page: Page, account: string): Promise<string> {
  const texts = await rowsOf(page).allInnerTexts();
  const above = texts.slice(
    0,
    texts.findIndex((text) => text.includes(account)),
  );
  return above.findLast((text) => /\b(?:ou|r)-acme/.test(text)) ?? "";
}

/** Nothing of any account is unknown any more. */
const allRead = (page: Page) =>
  expect
    .poll(async () => (await rowOf(page, "Root").getByRole("gridcell").allInnerTexts()).slice(-2), {
      timeout: READ_MS,
    })
    .toEqual(["0", "1 of 1"]);

/** Has the organization listed now; by itself that is done every hour. */
async function askNow(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Ask now" });
  await button.click();
  await page.mouse.move(0, 0);
  await shown(page, button);
}

/** Gives how long the newcomer took from its role to the last of its Regions. */
async function walk(page: Page, remote: Remote, shoot: Shoot): Promise<number> {
  const given = (change: object) => remote.control("given", { account: NEWCOMER, ...change });
  const row = rowOf(page, "newcomer");
  await shown(page, rowOf(page, "payments-prod"));
  await shoot("An organization, by its units", rowOf(page, "payments-prod").first());

  await given({ change: "member", parent: "ou-acme-payments" });
  await askNow(page);
  await expect(row).toContainText("No role yet");
  await shoot("An account appears, without its role", row);

  await given({ change: "role", name: ROLE, externalId: EXTERNAL_ID });
  const since = performance.now();
  await askNow(page);
  await shown(page, row.getByRole("link", { name: "newcomer" }));
  await shoot("It has its role, and its first scan begins", row);
  await expect(row).not.toContainText("Nothing was read", { timeout: READ_MS });
  await allRead(page);
  const readMs = performance.now() - since;
  await shown(page, row);
  await shoot("It is scanned", row);

  await given({ change: "member", parent: "ou-acme-dataunit" });
  await askNow(page);
  await expect.poll(() => unitAbove(page, "newcomer"), { timeout: WAIT_MS }).toContain("Data");
  await shoot("It moves to another unit, with its sums", row);

  await given({ change: "member", state: "CLOSED" });
  await askNow(page);
  await expect(row).toContainText("Closed");
  await shoot("It is closed: it stays, with its date, and is asked no more", row);
  return readMs;
}
