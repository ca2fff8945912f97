import type { Page } from "@playwright/test";
import { expectFinished } from "./finished";
import { expect, expectAccessible, scanEnds, test } from "./fixtures";
import { scanNow } from "./scan-now";

const SONNET = "anthropic.claude-sonnet-4-6";
const LITE = "amazon.nova-lite-v1:0";

test.describe.configure({ mode: "default", timeout: 600_000 });
test.use({
  siteOptions: {
    world: "first-look",
    config: [
      "regions: [us-east-1, eu-west-1, eu-south-1]",
      "requirements:",
      `  - { name: Payments, models: [${SONNET}], regions: [eu-south-1] }`,
      `  - { name: Triage, models: [${LITE}], regions: [us-east-1] }`,
      "",
    ].join("\n"),
  },
});
test.beforeAll(async ({ site }) => scanEnds(site));

const grid = (page: Page) => page.getByRole("grid", { name: "Causes by who can remove them" });
const pane = (page: Page) => page.getByRole("complementary", { name: /^Text/ });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

test("the first owner's text is there at once: what is required first, and copied as Markdown", async ({
  page,
}) => {
  await page.goto("/plan");
  await expect(
    page.getByText(/^\d+ causes, \d[\d,]* cells\. The account admin can act/),
  ).toBeVisible();
  await expect(
    pane(page).getByRole("heading", { name: "For the account admin", exact: true }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect(page.getByText("Text copied", { exact: true })).toBeVisible();
  const text = await copied(page);
  expect(text).toMatch(/^## .+: \d+ steps for the account admin\n/);
  expect(text).toContain("### 1. Submit the Anthropic use case form for eu-south-1\n");
  expect(text).toMatch(/Required: Claude Sonnet 4\.6 for Payments\./);
  await expectAccessible(page);
  await expectFinished(page);
});

test("ticks make the text; another owner begins a new one, and says so; a link holds it", async ({
  page,
}) => {
  await page.goto("/plan");
  await page.getByRole("checkbox", { name: "All of Account admin" }).click();
  await expect(pane(page).getByText("Tick causes of one owner")).toBeVisible();
  await page.getByRole("checkbox", { name: "Use case form missing" }).click();
  await expect(page.getByRole("checkbox", { name: "All of Account admin" })).toHaveJSProperty(
    "indeterminate",
    true,
  );
  await expect(pane(page).getByText("1 cause", { exact: true })).toBeVisible();
  await page.getByRole("checkbox", { name: "Payment method refused" }).click();
  await expect(page.getByText("A new selection, for billing", { exact: true })).toBeVisible();
  await expect(pane(page).getByRole("heading", { name: "For billing", exact: true })).toBeVisible();
  await page.reload();
  await expect(pane(page).getByRole("heading", { name: "For billing", exact: true })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Payment method refused" })).toBeChecked();
});

test("by keys alone: arrows, Space, Shift with an arrow, a, c and Enter", async ({ page }) => {
  await page.goto("/plan?pick=none");
  await grid(page).getByRole("row").nth(1).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(pane(page).getByText("1 cause", { exact: true })).toBeVisible();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(pane(page).getByText("2 causes", { exact: true })).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByRole("checkbox", { name: "All of Account admin" })).toBeChecked();
  await page.keyboard.press("c");
  await expect(page.getByText("Text copied", { exact: true })).toBeVisible();
  expect(await copied(page)).toMatch(/steps for the account admin/);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/plan\?.*cell=/);
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByRole("heading", { name: "Gates" })).toBeVisible();
  const first = await sheet.getByRole("heading", { level: 2 }).first().textContent();
  await sheet.getByRole("button", { name: "Cell below" }).click();
  await expect(sheet.getByRole("heading", { level: 2 }).first()).not.toHaveText(first ?? "");
  await expect(page.locator("aside[inert]")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await expect(page.locator("aside[inert]")).toHaveCount(0);
  await expect(page).toHaveURL(/\/plan\?pick=/);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TR");
});

test("sorts, filters and narrows in the address; forms and commands are copied", async ({
  page,
}) => {
  await page.goto("/plan");
  await page.getByRole("button", { name: "Cells" }).click();
  await expect(page.getByRole("columnheader", { name: "Cells" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await expect(page).toHaveURL(/sort=-cells/);
  await page.keyboard.press("/");
  await page.keyboard.type("method");
  await expect(grid(page).getByRole("checkbox")).toHaveCount(2);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.getByRole("button", { name: "Region", exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: "eu-south-1" }).click();
  await page.keyboard.press("Escape");
  await expect(pane(page).getByText("Only eu-south-1.")).toBeVisible();
  await pane(page).getByRole("button", { name: "CSV" }).click();
  await page.getByRole("button", { name: "Copy as CSV" }).click();
  await expect.poll(() => copied(page)).toMatch(/^"Step","Account","What to do",/);
  await page.getByRole("button", { name: "Copy commands only" }).click();
  await expect.poll(() => copied(page)).toMatch(/^# 1\. /);
});

test("what changes under an open text leaves it as it is until it is updated", async ({
  page,
  site,
}) => {
  await page.goto("/plan");
  await expect(pane(page).getByText("Submit the Anthropic use case form")).toBeVisible();
  site.aws.given({ change: "form", region: "eu-south-1", form: "present" });
  await scanNow(page, site);
  await expect(pane(page).getByText("What is known has changed.")).toBeVisible();
  await pane(page).getByRole("button", { name: "Update text" }).click();
  await expect(pane(page).getByText("What is known has changed.")).toHaveCount(0);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test("the list stands above the text, and a bar copies it", async ({ page }) => {
    await page.goto("/plan");
    await page.getByRole("button", { name: "Copy text" }).click();
    await expect.poll(() => copied(page)).toMatch(/^## .+ for the account admin\n/);
    await expectFinished(page);
  });
});

test("a dashboard that does not answer is told of, and what was loaded stays", async ({ page }) => {
  await page.route("**/api/plan*", (route) => route.fulfill({ status: 404, json: {} }));
  await page.goto("/plan");
  await expect(page.getByText("The plan was not loaded.")).toBeVisible({ timeout: 60_000 });
  await page.unroute("**/api/plan*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(grid(page)).toBeVisible();
});
