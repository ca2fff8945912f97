import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, type Site, scanEnds, test } from "./fixtures";

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

type Told = {
  accounts: { key: string; name: string | null; fault: { code: string } | null }[];
  columns: { account: string; region: string; readAt: number | null }[];
};
const told = async (site: Site): Promise<Told> =>
  (await fetch(`${site.url}/api/matrix`)).json() as Promise<Told>;

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
  expect(names.some((name) => /: Unknown.*\b10 of 11 ready/.test(name))).toBe(true);
  expect(names.filter((name) => /: Ready/.test(name))).toEqual([]);
});

test("the account is chosen by name and id, and kept in the address", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /^Account: hub/ }).click();
  const choice = page.getByRole("menuitemradio", { name: /research/ });
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
  await expect.poll(shown, { timeout: 10_000 }).toEqual(["hub", "search-prod"]);

  writeFileSync(file, "accounts:\n  - profile: [\n");
  await page.waitForTimeout(2_500);
  expect(await shown()).toEqual(["hub", "search-prod"]);

  writeFileSync(file, configuration(["search-prod", "sandbox"]));
  await expect.poll(shown, { timeout: 10_000 }).toEqual(["hub", "search-prod", "sandbox"]);
  await page.goto("/?account=all");
  await expect(page.getByRole("button", { name: "Account: All accounts" })).toBeVisible();
});
