import type { Page } from "@playwright/test";
import { test as changing, expect, scanEnds, reading as test } from "./fixtures";

test.describe.configure({ mode: "parallel" });

const ERROR =
  "An error occurred (ThrottlingException) when calling the Converse operation: Too many tokens, please wait before trying again.";
const GONE = "999999999999";

test.use({ reads: "three accounts" });

async function ask(page: Page, words: string): Promise<void> {
  const coverage = page.getByText(/Regions read|^\d+\/\d+ ·/).filter({ visible: true });
  await expect(coverage.first()).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Search" }).fill(words);
  await expect(page.getByRole("option").first()).toBeVisible();
}

const focusedName = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

test("the command menu answers with what was meant, and the arrows go on from the cell", async ({
  page,
}) => {
  await page.goto("/errors");
  const first = page.getByRole("option").first();
  await ask(page, "sonnet eu-west");
  await expect(first).not.toContainText("Not offered");
  await page.keyboard.press("Escape");
  await ask(page, "irland");
  await expect(page.getByRole("option").filter({ hasText: "eu-west-1" }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await ask(page, "Can we use Claude Sonnet 5 in eu-west-1?");
  await expect(first).toContainText("Claude Sonnet 5, eu-west-1");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Claude Sonnet 5 in eu-west-1" })).toBeVisible();
  await expect.poll(() => focusedName(page)).toMatch(/^Claude Sonnet 5 in eu-west-1/);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => focusedName(page)).toMatch(/^Claude Sonnet 5 in (?!eu-west-1)/);
});

test("a pasted error is diagnosed, and stays in no address", async ({ page }) => {
  await page.goto("/errors");
  await ask(page, ERROR);
  await page.getByRole("option", { name: /Diagnose this text/ }).click();
  const box = page.getByRole("textbox", { name: "Error text" });
  await expect(box).toHaveValue(ERROR);
  await expect(page.getByText("What to do")).toBeVisible();
  expect(page.url()).not.toContain("Throttling");

  await page.getByRole("button", { name: "Clear" }).click();
  await expect(box).toHaveValue("");
  await expect(box).toBeFocused();
  await page.getByRole("button", { name: "Payment", exact: true }).click();
  await expect(box).not.toHaveValue("");
  await expect(box).toBeFocused();
});

test("the filter of the matrix shows first what is called so", async ({ page }) => {
  await page.goto("/");
  const rows = page.getByRole("rowheader").filter({ hasText: /Claude/ });
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  await page.getByRole("searchbox", { name: "Filter models" }).fill("Claude Opus 5");
  await expect(rows.first()).toContainText("Claude Opus 5");
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(page.getByRole("searchbox", { name: "Filter models" })).toBeFocused();
});

test("an account that left the configuration is named, with what is shown in its place, on every page", async ({
  page,
}) => {
  for (const path of ["/", "/pending", "/regions", "/regions/eu-west-1", "/quotas", "/changes"]) {
    await page.goto(`${path}?account=${GONE}`);
    const notice = page.getByRole("status").filter({ hasText: GONE });
    await expect(notice, path).toContainText(`Account ${GONE} is not in the configuration.`);
    await expect(notice, path).toContainText(/Showing (payments-prod|All 3 accounts)\./);
    await expect(page.getByText(/were? not loaded|was not loaded/), path).toHaveCount(0);
  }
  await page.goto(`/?account=${GONE}`);
  await page.getByRole("button", { name: "Go on with what is shown" }).click();
  await expect(page).toHaveURL(/account=111122223333/);
  await expect(page.getByRole("status").filter({ hasText: GONE })).toHaveCount(0);
});

test("a cell of another account than the matrix shows says so", async ({ page }) => {
  await page.goto("/?account=777788889999&cell=111122223333~eu-west-1~anthropic.claude-sonnet-4-6");
  const sheet = page.getByRole("dialog");
  await expect(sheet).toContainText(
    "This cell is of payments-prod, which the matrix does not show.",
  );
  await sheet.getByRole("button", { name: "Show payments-prod" }).click();
  await expect(page.getByRole("button", { name: /^Account: payments-prod/ })).toBeVisible();
  await expect(sheet).not.toContainText("which the matrix does not show");
});

test("changes are of all accounts where none is named, and the bar says so", async ({ page }) => {
  await page.goto("/changes");
  await expect(page.getByRole("button", { name: /^Account: All 3 accounts/ })).toBeVisible();
  await page.goto("/changes?account=777788889999");
  await expect(page.getByRole("button", { name: /^Account: sandbox/ })).toBeVisible();
});

changing.describe(() => {
  changing.use({ siteOptions: { world: "first-look", config: "regions: [us-east-1]\n" } });
  changing.beforeAll(async ({ site }) => scanEnds(site));

  changing("r on a Region, a model and a provider says what came of it", async ({ page }) => {
    await page.goto("/?q=nova");
    await expect(page.getByRole("gridcell").first()).toBeVisible();
    const grid = page.getByRole("grid");
    const names = { region: "us-east-1", model: "Nova Lite", provider: "Amazon" };
    await page.keyboard.press("r");
    await expect(page.getByText("Nothing was read again", { exact: true })).toBeVisible();
    await grid.getByRole("link", { name: /us-east-1/ }).focus();
    await page.keyboard.press("r");
    await expect(
      page.getByText(`The reading of ${names.region} has ended`, { exact: true }),
    ).toBeVisible({
      timeout: 120_000,
    });
    await grid.getByRole("rowheader", { name: /^Nova Lite/ }).focus();
    await page.keyboard.press("r");
    await expect(
      page.getByText(`The reading of ${names.model} has ended`, { exact: true }),
    ).toBeVisible({
      timeout: 120_000,
    });
    await grid
      .getByRole("rowheader", { name: /^Amazon/ })
      .first()
      .focus();
    await page.keyboard.press("r");
    await expect(
      page.getByText(`The reading of ${names.provider} has ended`, { exact: true }),
    ).toBeVisible({ timeout: 120_000 });
  });
});

test("an address that leads nowhere is not found, and says what it asked for", async ({ page }) => {
  for (const [path, says] of [
    ["/regions/xx-1", "xx-1 is not the code of an AWS Region."],
    ["/errors/NoSuchThing", "No error code is called NoSuchThing."],
    ["/nowhere", "Nothing is kept under this address."],
  ] as const) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    // React marks so what the server gave up and leaves to the browser, which then reports an error.
    expect(await answer?.text(), path).not.toContain("data-dgst");
    await expect(page.getByText(says)).toBeVisible();
  }
  const newer = await page.goto("/regions/us-north-9");
  expect(newer?.status()).toBe(200);
  await expect(
    page.getByText("us-north-9 is not among the Regions that are read in this account."),
  ).toBeVisible();
});

test("a value that AWS refuses gives no command", async ({ page }) => {
  await page.goto("/quotas?region=eu-west-1&q=haiku+4.5");
  await page
    .getByRole("button", { name: /^Support case: / })
    .first()
    .click();
  const field = page.getByLabel("Value to ask for").first();
  await field.fill("1");
  await expect(
    page.getByText(
      /^AWS refuses 1\. It takes a whole number above [\d,]+, which is the default\.$/,
    ),
  ).toBeVisible();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText(/request-service-quota-increase/)).toHaveCount(0);
});

test("two tabs of two accounts have two titles", async ({ page }) => {
  await page.goto("/pending?account=777788889999");
  await expect(page).toHaveTitle(/Pending · sandbox · Bedrock Readiness$/);
  await page.goto("/quotas?region=us-east-1");
  await expect(page).toHaveTitle(/Quotas of us-east-1 · payments-prod · Bedrock Readiness$/);
});
