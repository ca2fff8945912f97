import type { Page } from "@playwright/test";
import { expectFinished } from "./finished";
import { expect, expectAccessible, test } from "./fixtures";

const ROLE = "BedrockReadinessRead";
const EXTERNAL_ID = "7f3c0a52-example";
const NEWCOMER = "555566667777";
const CONFIG = `
organization: { memberRole: ${ROLE}, externalId: ${EXTERNAL_ID}, exclude: ["111122220000"] }
regions: [eu-west-1]
requirements:
  - { name: Search, models: [amazon.nova-lite-v1:0], regions: [eu-west-1], accounts: [payments-prod] }
`;
const READ_MS = 120_000;

test.describe.configure({ mode: "default", timeout: 600_000 });
test.use({ siteOptions: { world: "organisation", config: CONFIG } });

const tree = (page: Page) => page.getByRole("treegrid", { name: "Accounts by unit" });
const rowOf = (page: Page, name: string | RegExp) =>
  tree(page).getByRole("row").filter({ hasText: name });
const picture = (page: Page, name: string) =>
  page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true });

async function askNow(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Ask now" });
  await button.click();
  await expect(button).toBeVisible();
}

/** The unit whose rows an account stands among: the last one above it. */
async function unitOf(page: Page, account: string): Promise<string> {
  const rows = await tree(page).getByRole("row").allInnerTexts();
  const place = rows.findIndex((text) => text.includes(account));
  const above = rows.slice(0, place).filter((text) => /\b(?:ou|r)-acme/.test(text));
  return above.at(-1) ?? "";
}

test("accounts stand in their units with sums; each that is not read says why", async ({
  page,
}) => {
  await page.goto("/accounts");
  await expect(rowOf(page, "payments-prod")).toContainText("Read", { timeout: READ_MS });
  await expect(page.getByText(/^4 of 8 accounts are read\. 2 have no role yet/)).toBeVisible({
    timeout: READ_MS,
  });
  await expect(rowOf(page, "ou-acme-payments")).toContainText("2 of 3 read");
  await expect(rowOf(page, "payments-madrid")).toContainText("No role yet");
  await expect(rowOf(page, "acme-management")).toContainText("A StackSet never reaches it");
  await expect(rowOf(page, "legacy-web")).toContainText("Closed");
  await expect(rowOf(page, "tools")).toContainText("Named under exclude");
  await expect(page.getByRole("heading", { name: "Give 2 accounts their role" })).toBeVisible();
  await expect(tree(page).getByRole("columnheader", { name: "Required met" })).toBeVisible();
  await expect(rowOf(page, "payments-prod")).toContainText("1 of 1");
  await expect(rowOf(page, "ou-acme-payments")).toContainText("1 of 1");
  await expect(rowOf(page, "payments-staging").getByRole("gridcell").last()).toHaveText("none");
  await page.getByRole("button", { name: "Workloads" }).click();
  await expect(rowOf(page, "payments-prod")).toHaveCount(0);
  await expect(page).toHaveURL(/folded=ou-/);
  await page.reload();
  const workloads = rowOf(page, "Workloads");
  await expect(workloads).toHaveAttribute("aria-expanded", "false");
  await expect(rowOf(page, "payments-prod")).toHaveCount(0);
  await workloads.focus();
  await page.keyboard.press("ArrowRight");
  await expect(workloads).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(workloads).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(rowOf(page, "payments-prod")).toHaveCount(0);
  await page.keyboard.press("*");
  await rowOf(page, "payments-prod").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#account-/);
  await page.getByLabel("Search accounts").fill("env=staging");
  await expect(rowOf(page, "payments-staging")).toBeVisible();
  await expect(rowOf(page, "payments-prod")).toHaveCount(0);
  await page.getByLabel("Search accounts").fill("");
  await picture(page, "wide");
  await expectFinished(page);
});

test("an account appears, gets its role, is scanned, moves its unit and is closed", async ({
  page,
  site,
}) => {
  const { aws } = site;
  const row = rowOf(page, "newcomer");
  await page.goto("/accounts");
  await expect(rowOf(page, "payments-prod")).toContainText("Read", { timeout: READ_MS });

  aws.given({ change: "member", account: NEWCOMER, parent: "ou-acme-payments" });
  await askNow(page);
  await expect(row).toContainText("No role yet");
  await picture(page, "1-appears");

  aws.given({ change: "role", account: NEWCOMER, name: ROLE, externalId: EXTERNAL_ID });
  await askNow(page);
  await expect(row.getByRole("link", { name: "newcomer" })).toBeVisible();
  await expect(row).toContainText("Read", { timeout: READ_MS });
  await expect(row).not.toContainText("Nothing was read", { timeout: READ_MS });
  await picture(page, "2-scanned");

  aws.given({ change: "member", account: NEWCOMER, parent: "ou-acme-dataunit" });
  await askNow(page);
  await expect.poll(() => unitOf(page, "newcomer")).toContain("Data");
  await picture(page, "3-moved");

  aws.given({ change: "member", account: NEWCOMER, state: "CLOSED" });
  await askNow(page);
  await expect(row).toContainText("Closed");
  await expect(row.getByRole("link")).toHaveCount(0);
  await picture(page, "4-closed");
});

test("a listing that fails changes nothing and says why", async ({ page, site }) => {
  await page.goto("/accounts");
  await expect(rowOf(page, "payments-prod")).toContainText("Read", { timeout: READ_MS });
  site.aws.addFaults({
    ...{ id: "list", when: { operation: "ListAccounts" } },
    fault: { kind: "deny", by: "identity-policy" },
  });
  await askNow(page);
  await expect(page.getByText("The organization could not be listed.")).toBeVisible();
  await expect(rowOf(page, "payments-prod")).toContainText("Read");
  await picture(page, "5-refused");
  site.aws.clearFaults("list");
  await askNow(page);
  await expect(page.getByText("The organization could not be listed.")).toHaveCount(0);
});

test("the picker of accounts finds those of a unit and of a tag, and takes all of them", async ({
  page,
}) => {
  await page.goto("/?account=all");
  await page.getByRole("button", { name: /^Account: All/ }).click();
  const input = page.getByPlaceholder("Name, id, unit or tag");
  await input.fill("env=prod");
  await expect(page.getByRole("option", { name: "These 2 accounts" })).toBeVisible();
  await input.fill("payments");
  await page.getByRole("option", { name: "These 2 accounts" }).click();
  await expect(page.getByRole("button", { name: /^Account: 2 of/ })).toBeVisible();
});

test("every other picker of an account finds it by its unit and its tags as well", async ({
  page,
}) => {
  await page.goto("/compare");
  const picker = page.getByRole("main").getByRole("button", { name: /^Account:/ });
  await picker.click();
  await page.getByRole("textbox", { name: "Find" }).fill("env=staging");
  const found = page.getByRole("menuitemradio");
  await expect(found).toHaveText([/^payments-staging/]);
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(picker).toHaveAccessibleName(/^Account: payments-staging/);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("env=staging");
  await expect(page.getByRole("option", { name: /payments-staging/ }).first()).toBeVisible();
});
