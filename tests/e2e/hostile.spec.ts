import type { Page } from "@playwright/test";
import { aHostileWorld, HOSTILE_IDS } from "@/tests/support/hostile-world";
import { expect, type Site, scanEnds, test } from "./fixtures";
import { scanNow } from "./scan-now";

const REGION = "eu-west-1";
const config = `regions: [${REGION}]\nrequirements: [{ name: everything, models: ["*"] }]\n`;
/** What a reader obeys, but for the ends of lines. */
const UNSEEN = /(?!\r?\n)[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\u200e\u200f\u061c]/u;

test.describe.configure({ mode: "serial", timeout: 600_000 });
test.use({ siteOptions: { world: aHostileWorld(), config } });
test.beforeAll(async ({ site }) => scanEnds(site));

/** Nothing that AWS wrote became an element, ran, or named the window; the console is held by `quiet`. */
async function expectUnharmed(page: Page): Promise<void> {
  await expect(page).not.toHaveTitle(/^owned/);
  await expect(page.locator("img[src=x], main script, main b:text-is('x')")).toHaveCount(0);
  expect(await page.locator("#main").textContent()).not.toMatch(UNSEEN);
}

async function textOf(site: Site, address: string): Promise<string> {
  const answer = await fetch(`${site.url}${address}`);
  expect(answer.status, address).toBe(200);
  const text = await answer.text();
  expect(text, address).not.toMatch(UNSEEN);
  return text;
}

test("names, ids and reasons of any shape are text on every page", async ({ page }) => {
  for (const address of [
    "/",
    `/regions/${REGION}`,
    "/regions",
    "/quotas",
    "/errors",
    "/accounts",
  ]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
    await expectUnharmed(page);
  }
  await page.goto("/");
  for (const id of ["constructor", "toString", "__proto__"]) {
    await page.getByLabel("Filter models").fill(`Named ${id}`);
    await expect(page.getByText(`Named ${id}`, { exact: true }).first()).toBeVisible();
  }
});

test("a cell of any id opens, and says AWS's reason as text", async ({ page }) => {
  const account = "111122223333";
  for (const id of ["evil.script", "evil.title", ...HOSTILE_IDS.slice(0, 6)]) {
    const cell = `${account}~${REGION}~${id}`;
    await page.goto(`/?${new URLSearchParams({ cell })}`);
    const sheet = page.getByRole("dialog");
    await expect(sheet).toContainText(REGION);
    await expect(sheet.getByRole("heading", { name: "Gates" })).toBeVisible();
    await expectUnharmed(page);
  }
});

test("the feed, the exports and the record hold them as text", async ({ page, site }) => {
  site.aws.given({ change: "access", agreement: { kind: "none" } });
  await page.goto("/");
  await scanNow(page, site);
  const feed = await textOf(site, "/api/changes?format=rss");
  const parsed = await page.evaluate((xml) => {
    const document = new DOMParser().parseFromString(xml, "application/xml");
    return [
      document.querySelector("parsererror") !== null,
      document.querySelectorAll("item").length,
    ];
  }, feed);
  expect(parsed[0]).toBe(false);
  expect(parsed[1]).toBeGreaterThan(0);
  for (const format of ["csv", "markdown", "json"])
    await textOf(site, `/api/export?format=${format}`);
  await textOf(site, `/api/regions/${REGION}?format=markdown`);
  await textOf(site, `/api/quotas?region=${REGION}&account=111122223333&format=csv`);
});
