import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, expectAccessible, type Site, scanEnds, test } from "./fixtures";

const HUB = "111122223333";
const NAMES = [
  "payments-prod",
  "payments-stage",
  "search-prod",
  "search-stage",
  "support-prod",
  "support-new",
  "research",
  "locked",
  "far-away",
  "sandbox",
];
const idOf = (index: number) => `2100000000${String(index + 1).padStart(2, "0")}`;
const LOCKED = idOf(NAMES.indexOf("locked"));
const REGIONS = "regions: [us-east-1, us-west-2, eu-west-1]\n";

function configuration(names: readonly string[]): string {
  const members = names.map(
    (name) =>
      `  - name: ${name}\n    role: arn:aws:iam::${idOf(NAMES.indexOf(name))}:role/BedrockReadinessRead\n    externalId: fleet-7f3c2b1a\n`,
  );
  return `accounts:\n  - id: "${HUB}"\n    name: hub\n${members.join("")}${REGIONS}`;
}

type MatrixAnswer = {
  accounts: { key: string; name: string | null; fault: { code: string } | null }[];
  columns: { account: string; region: string; readAt: number | null }[];
};
const told = async (site: Site): Promise<MatrixAnswer> =>
  (await fetch(`${site.url}/api/matrix`)).json() as Promise<MatrixAnswer>;

test.describe.configure({ mode: "default" });
test.use({ siteOptions: { world: "fleet", config: configuration(NAMES) } });
test.beforeAll(async ({ site }) => scanEnds(site));

test("one account that lets nobody in says what to do, and no other waits for it", async ({
  page,
  site,
}) => {
  const { accounts, columns } = await told(site);
  expect(accounts).toHaveLength(11);
  expect(accounts.filter(({ fault }) => fault).map(({ name }) => name)).toEqual(["locked"]);
  const unread = columns.filter(({ account, readAt }) => account !== LOCKED && readAt === null);
  expect(unread.map(({ account, region }) => `${account} ${region}`)).toEqual([
    `${idOf(NAMES.indexOf("far-away"))} eu-west-1`,
  ]);

  await page.goto("/accounts");
  const locked = page.getByRole("region", { name: "locked" });
  await expect(locked).toContainText(LOCKED);
  await expect(locked).toContainText("Could not be read");
  await expect(locked).toContainText("AssumeRole");
  await expect(page.getByRole("region", { name: "payments-prod" })).toContainText("3 of 3 read");
  const far = page.getByRole("region", { name: "far-away" });
  await expect(far).toContainText("1 Region was not read");
  await expect(far.getByRole("listitem")).toContainText(/eu-west-1 .*NetworkError/);
  await far.getByRole("link", { name: "NetworkError" }).click();
  await expect(page.getByRole("button", { name: "Account: far-away" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Errors", exact: true }).click();
  await expect(page).toHaveURL(/\/errors\?account=/);
  await page.goto("/changes");
  await page.getByRole("link", { name: "On the matrix" }).click();
  await expect(page.getByRole("button", { name: "Account: All 11 accounts" })).toBeVisible();
});

test("rolled up, a cell says how many are ready, and what is unknown is never hidden", async ({
  page,
}) => {
  await page.goto("/?account=all");
  const cells = page.getByRole("gridcell");
  await expect(cells.filter({ visible: true }).first()).toBeVisible();
  const names = await cells.evaluateAll((all) =>
    all.map((cell) => cell.getAttribute("aria-label") ?? cell.textContent ?? ""),
  );
  expect(names.some((name) => /: Ready, 10 of 10 ready, 1 unknown/.test(name))).toBe(true);
  expect(names.some((name) => /: Unknown.*\b9 of 9 ready, 2 unknown/.test(name))).toBe(true);
  expect(names.some((name) => /: Blocked.*\bready, 1 unknown/.test(name))).toBe(true);
  expect(names.filter((name) => /: Ready/.test(name) && !/, 1 unknown/.test(name))).toEqual([]);
});

test("one account that can't be read is left out with a click, and the rest shows what it is", async ({
  page,
}) => {
  await page.goto("/?account=all");
  await page.getByRole("button", { name: "Leave it out" }).click();
  await expect(page.getByRole("button", { name: "Account: 10 of 11 accounts" })).toBeVisible();
  await expect(page).toHaveURL(/account=\d{12}(,\d{12}){9}/);
  await expect(
    page.getByRole("gridcell", { name: /: Ready, 10 of 10 ready/ }).first(),
  ).toBeVisible();
});

test("some accounts are ticked by key, and their cells are counted together", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /^Account: hub/ }).press("Enter");
  const field = page.getByRole("combobox");
  await expect(field).toBeFocused();
  await field.fill("search-");
  await expect(page.getByRole("option")).toHaveCount(2);
  await field.press("Shift+Enter");
  await field.press("ArrowDown");
  await field.press("Shift+Enter");
  await field.press("Escape");
  await expect(page.getByRole("button", { name: "Account: 3 of 11 accounts" })).toBeFocused();
  await expect(
    page.getByRole("gridcell", { name: /: (Ready|Inactive|Blocked), .*of 3 ready/ }).first(),
  ).toBeVisible();
  await expectAccessible(page);
});

test("one model is seen over accounts by Regions, and each account leads to its own matrix", async ({
  page,
}) => {
  await page.goto("/?account=all&q=sonnet");
  await page.getByRole("rowheader", { name: /Claude Sonnet 4\.6/ }).click();
  await expect(page).toHaveURL(/model=anthropic\.claude-sonnet-4-6/);
  const grid = page.getByRole("grid", { name: "Accounts by Region" });
  await expect(grid.getByRole("rowheader", { name: /payments-prod/ })).toBeVisible();
  const cell = grid.getByRole("gridcell", {
    name: /Claude Sonnet 4\.6 in us-east-1 of support-new/,
  });
  await expect(cell).toHaveAccessibleName(/Blocked, Anthropic use case form missing/);
  await cell.click();
  await expect(page.getByRole("dialog")).toContainText("support-new");
  await page.keyboard.press("Escape");
  await expectAccessible(page);

  await grid.getByRole("rowheader", { name: /research/ }).click();
  await expect(page.getByRole("button", { name: "Account: research" })).toBeVisible();
  await expect(page.getByRole("grid", { name: "Models by Region" })).toBeVisible();
});

test("Regions of all accounts are counted together, and a review is chosen account by account", async ({
  page,
}) => {
  await page.goto("/regions?account=all");
  const ireland = page.getByRole("listitem").filter({ hasText: "eu-west-1" });
  await expect(ireland).toContainText("Ireland");
  await expect(ireland).toContainText("Not read in 2 accounts");
  await expectAccessible(page);
  await ireland.getByRole("link", { name: "eu-west-1" }).click();
  const table = page.getByRole("table", { name: "eu-west-1 by account" });
  await expect(table.getByRole("row")).toHaveCount(12);
  await table.getByRole("link", { name: "payments-prod" }).click();
  await expect(page).toHaveURL(new RegExp(`account=${idOf(0)}`));
  await expect(page.getByText("Requirements", { exact: true })).toBeVisible();
});

test("the account is chosen by name and id, and kept in the address", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /^Account: hub/ }).click();
  const choice = page.getByRole("option", { name: /research/ });
  await expect(choice).toContainText(idOf(NAMES.indexOf("research")));
  await choice.click();
  await expect(page).toHaveURL(new RegExp(`account=${idOf(NAMES.indexOf("research"))}`));
  await page.reload();
  await expect(page.getByRole("button", { name: "Account: research" })).toBeVisible();
});

test("accounts are added to and taken from the configuration without a restart", async ({
  page,
  site,
}) => {
  const file = path.join(site.dataDir, "readiness.yaml");
  const shown = async () => (await told(site)).accounts.map(({ name }) => name);
  writeFileSync(file, configuration(["search-prod"]));
  await expect.poll(shown, { timeout: 60_000 }).toEqual(["hub", "search-prod"]);

  writeFileSync(file, "accounts:\n  - profile: [\n");
  await page.waitForTimeout(2_500);
  expect(await shown()).toEqual(["hub", "search-prod"]);

  writeFileSync(file, configuration(["search-prod", "sandbox"]));
  await expect.poll(shown, { timeout: 60_000 }).toEqual(["hub", "search-prod", "sandbox"]);
  await page.goto("/?account=all");
  await expect(page.getByRole("button", { name: /^Account: All 3 accounts/ })).toBeVisible();
});
