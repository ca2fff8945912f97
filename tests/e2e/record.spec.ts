import path from "node:path";
import { STORE_FILE } from "@/lib/db/open";
import { sqliteDriver } from "@/lib/db/sqlite-driver";
import { expect, scanEnds, test } from "./fixtures";

test.describe.configure({ mode: "serial", timeout: 600_000 });
test.use({ siteOptions: { world: "all-ready", config: "regions: [us-east-1]\n" } });
test.beforeAll(async ({ site }) => scanEnds(site));

test("what one did stands there at once, and its row says all that is known", async ({ page }) => {
  await page.goto("/record");
  await expect(page.getByText("Nothing is on record yet.")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.goto("/");
  await page.getByRole("button", { name: /^Export/ }).click();
  await page.getByRole("menuitem", { name: "CSV" }).click();
  await download;
  await page.goto("/record");
  const row = page.locator("[data-row='1']");
  await expect(row).toContainText("local");
  await expect(row).toContainText("export.made");
  await expect(row).toContainText(/CSV, [\d,]+ cells/);
  await row.getByRole("button", { name: /1$/ }).click();
  await expect(page).toHaveURL(/row=1/);
  await expect(page.getByText("loopback", { exact: true })).toBeVisible();
  await expect(page.getByText("0".repeat(64))).toBeVisible();
});

test("filters stand in the address, and clearing them brings all rows back", async ({
  page,
  site,
}) => {
  await fetch(`${site.url}/api/export?format=json`);
  await page.goto("/record?what=scan.started");
  await expect(page.getByText("No row fits these filters.")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page.locator("[data-row]")).not.toHaveCount(0);
  await page.getByLabel("Person, account, act, request id").fill("nobody of that name");
  await expect(page.getByText("No row fits these filters.")).toBeVisible();
  await expect(page).toHaveURL(/q=nobody/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-row]")).not.toHaveCount(0);
  await page.keyboard.press("j");
  const first = page.locator("[data-row]").first().getByRole("button");
  await expect(first).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(first).toHaveAttribute("aria-expanded", "true");
  await page.goto("/record?q=matrix&outcome=done&time=today");
  await expect(page.locator("[data-row]")).not.toHaveCount(0);
});

test("a whole record is verified and exported; its lines follow on each other", async ({
  page,
  site,
}) => {
  await page.goto("/record");
  await expect(page.getByText("Not verified yet.")).toBeVisible();
  await page.getByRole("button", { name: "Verify now" }).click();
  await expect(page.getByText(/^Verified \d/)).toBeVisible();
  await expect(page.getByText("1 came since.")).toBeVisible();
  const lines = (await (await fetch(`${site.url}/api/record/export`)).text()).trimEnd().split("\n");
  const rows = lines.map((line) => JSON.parse(line) as { seq: number; prev: string; hash: string });
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  for (const [index, { prev }] of rows.entries())
    expect(prev).toBe(rows[index - 1]?.hash ?? "0".repeat(64));
});

test("a row that somebody changed or took out is named at the top, and a gap is told in its place", async ({
  page,
  site,
}) => {
  for (let count = 0; count < 4; count += 1) await fetch(`${site.url}/api/export?format=json`);
  const file = new (await sqliteDriver())(path.join(site.dataDir, STORE_FILE));
  file.exec("drop trigger audit_stays");
  file.exec("delete from audit where seq = 3");
  file.close();
  await page.goto("/record");
  await page.getByRole("button", { name: "Verify now" }).click();
  await expect(page.getByRole("status").getByText("Row 3 is missing.")).toBeVisible();
  await expect(page.getByRole("cell", { name: "Row 3 is missing." })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("status").getByText("Row 3 is missing.")).toBeVisible();
});
