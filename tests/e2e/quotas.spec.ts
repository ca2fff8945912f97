import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectFinished } from "./finished";
import { expect, scanEnds, test } from "./fixtures";

test.describe.configure({ mode: "default", timeout: 600_000 });
test.use({
  siteOptions: {
    world: "first-look",
    config: "regions: [us-east-1, eu-west-1, eu-north-1, sa-east-1]\n",
    before: (aws) => aws.clearFaults(),
  },
});
test.beforeAll(async ({ site }) => scanEnds(site));

const rowsOf = (page: Page, region: string) =>
  page
    .getByRole("table", { name: `Quotas of ${region}` })
    .locator("tbody")
    .getByRole("row");

test("zero and low first, and a filter that stands in the address", async ({ page }) => {
  await page.goto("/quotas?region=sa-east-1");
  const rows = rowsOf(page, "sa-east-1");
  await expect(rows.first()).toContainText("Claude Opus 5");
  await expect(rows.first()).toContainText("Zero");
  await page.getByRole("button", { name: /1 Zero/ }).click();
  await expect(page).toHaveURL(/show=zero/);
  await expect(rows).toHaveCount(1);

  await page.goto("/quotas?region=eu-west-1");
  await expect(rowsOf(page, "eu-west-1").nth(1)).toContainText("Below default");
  await page.getByLabel("Filter quotas").fill("haiku 4.5");
  await expect(page).toHaveURL(/q=haiku/);
  await expect(rowsOf(page, "eu-west-1").first()).toHaveAccessibleName(/ 400,000 5,000,000 none /);
  await expectFinished(page);
});

test("one model compared over all Regions", async ({ page }) => {
  await page.goto("/quotas");
  await page.getByRole("button", { name: /^Model: / }).click();
  await page.getByRole("menuitemradio", { name: "Claude Opus 5", exact: true }).click();
  await expect(page).toHaveURL(/model=anthropic\.claude-opus-5/);
  const table = page.getByRole("table", { name: "Tokens for Claude Opus 5 by Region" });
  await expect(table.getByRole("row", { name: /sa-east-1/ })).toHaveAccessibleName(
    /none listed none listed 0 default 3,000,000/,
  );
  await expect(table.getByRole("row", { name: /eu-west-1/ })).toContainText("3,000,000");
});

test("the limit all models of a Region share stands on its list, its review and a sheet", async ({
  page,
}) => {
  await page.goto("/quotas?region=eu-west-1");
  const shared = page.getByRole("region", { name: "Cross-Model Max Tokens Per Day" });
  await expect(shared).toContainText("700,000,000 of 700,000,000");

  await page.goto("/regions/eu-west-1");
  await expect(page.getByText("Tokens a day, all models")).toBeVisible();
  await expect(page.getByText("700,000,000 of 700,000,000")).toBeVisible();

  await page.goto("/?cell=111122223333~eu-west-1~anthropic.claude-opus-5");
  const line = page.getByRole("listitem").filter({ hasText: "Tokens a day of all models" });
  await expect(line).toContainText("700,000,000 of 700,000,000");
  await expect(line).toContainText("L-E3F10727");
  await expect(line).toContainText(/\d %\s*of the default, (not )?adjustable/);
});

test("an increase that AWS has granted shows after a refresh", async ({ page, site }) => {
  await page.goto("/quotas?region=eu-west-1&q=haiku+4.5");
  const row = rowsOf(page, "eu-west-1").first();
  await expect(row).toContainText("400,000");
  site.aws.given({
    change: "quota",
    names: ["Cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5"],
    regions: ["eu-west-1"],
    applied: { kind: "value", value: 7_500_000 },
  });
  await page.getByRole("button", { name: "Refresh quotas" }).click();
  await expect(page.getByText("Quotas of 1 Region read", { exact: true })).toBeVisible();
  const granted = page.getByRole("row", { name: /7,500,000/ });
  await expect(granted).toContainText("Above default");
});

test("the list as it is filtered, as a CSV file", async ({ page }) => {
  await page.goto("/quotas?region=sa-east-1&show=zero");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("quotas-sa-east-1.csv");
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("Anthropic Claude Opus 5");
  expect(lines[1]).toContain('"0"');
});

test("where Service Quotas is denied, the page says what is missing, and no 0", async ({
  page,
  site,
}) => {
  site.aws.addFaults({
    id: "no-quotas",
    when: { region: "eu-north-1", operation: "ListServiceQuotas" },
    fault: { kind: "deny", by: "identity-policy" },
  });
  await page.goto("/quotas?region=eu-north-1&q=opus+5");
  await page.getByRole("button", { name: "Refresh quotas" }).click();
  await expect(page.getByText("1 of 1 Region not read", { exact: true })).toBeVisible();
  const notice = page.getByText("Applied values were not read in eu-north-1.").locator("..");
  await expect(notice).toContainText("An IAM admin adds servicequotas:ListServiceQuotas");
  await expect(page.getByRole("button", { name: /^0 Zero/ })).toBeVisible();
  await expectFinished(page);
  site.aws.clearFaults("no-quotas");
});
