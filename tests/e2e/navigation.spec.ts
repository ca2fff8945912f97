import type { Page } from "@playwright/test";
import { expect, reading, SCAN_MS, scanEnds, test } from "./fixtures";

test.describe.configure({ mode: "parallel" });

reading.use({ reads: "three accounts" });

const navOf = (page: Page) =>
  page.getByRole("navigation", { name: "Main" }).filter({ visible: true });

/** Names of the pages in the bar, as they are seen; figures beside them left out. */
async function inBar(page: Page): Promise<readonly string[]> {
  const links = await navOf(page).getByRole("link").filter({ visible: true }).allTextContents();
  return links.map((text) => text.replace(/ ?\d.*$/, "").trim());
}

/** Names of the pages under More. */
async function underMore(page: Page): Promise<readonly string[]> {
  await navOf(page).getByRole("button", { name: "More" }).click();
  const menu = page.getByRole("menu", { name: "More" });
  await expect(menu).toBeVisible();
  const items = menu.getByRole("menuitem").filter({ visible: true });
  const names = await items.allTextContents();
  await page.keyboard.press("Escape");
  await expect(menu).toHaveCount(0);
  return names;
}

const WIDE = ["Quotas", "Changes"];

for (const { width, leaves } of [
  { width: 1440, leaves: [] },
  { width: 1401, leaves: [] },
  { width: 1400, leaves: ["Changes"] },
  { width: 1301, leaves: ["Changes"] },
  { width: 1300, leaves: WIDE },
  { width: 861, leaves: WIDE },
  { width: 860, leaves: ["Regions", ...WIDE] },
]) {
  reading(
    `at ${width} px every page is in the bar or under More, and in one of them`,
    async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/errors");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Errors");
      const bar = await inBar(page);
      const more = await underMore(page);
      expect(bar.slice(0, 1)).toEqual(["Matrix"]);
      expect(bar.filter((name) => more.includes(name))).toEqual([]);
      expect(more.filter((name) => ["Regions", ...WIDE].includes(name))).toEqual(leaves);
      expect(more).toEqual(expect.arrayContaining(["Errors", "Diagnose", "Accounts"]));
      await expect(navOf(page).getByRole("button", { name: "More" })).toHaveAttribute(
        "aria-current",
        "page",
      );
    },
  );
}

reading("on a phone there are tabs at the foot, and the rest is under More", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/regions");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Regions");
  const tabs = await inBar(page);
  expect(tabs).toEqual(expect.arrayContaining(["Matrix", "Pending", "Regions"]));
  expect(tabs.length).toBeLessThanOrEqual(4);
  expect(await underMore(page)).toEqual(
    expect.arrayContaining(["Scan now", "Quotas", "Changes", "Errors", "Diagnose", "Accounts"]),
  );
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Quotas" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Quotas");
});

reading("by keyboard More opens on its first page that is seen", async ({ page }) => {
  await page.goto("/");
  await navOf(page).getByRole("button", { name: "More" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Quotas" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Quotas");
});

reading("the account's id stands in the bar from 1500 px on", async ({ page }) => {
  await page.goto("/quotas");
  const account = page.getByRole("button", { name: /^Account: payments-prod/ });
  await expect(account).toBeVisible();
  for (const [width, shown] of [
    [1499, false],
    [1500, true],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await expect(account.getByText("111122223333")).toBeVisible({ visible: shown });
  }
});

const TWO_ACCOUNTS = `accounts:
  - id: "111122223333"
    name: payments-prod
  - name: sandbox
    role: arn:aws:iam::777788889999:role/BedrockReadinessRead
regions: [us-east-1, eu-west-1]
`;

test.describe(() => {
  test.describe.configure({ mode: "default" });
  test.use({ siteOptions: { world: "first-look", config: TWO_ACCOUNTS } });
  test.beforeAll(async ({ site }) => scanEnds(site));

  for (const width of [1440, 1100, 760]) {
    test(`at ${width} px the bar keeps still while a scan begins, runs and ends`, async ({
      page,
      site,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/quotas");
      const bar = page.getByRole("banner");
      const account = bar.getByRole("button", { name: /^Account: payments-prod/ });
      await expect(account).toContainText("payments-prod");
      const places = async () => {
        const parts = [
          account,
          ...(await navOf(page).getByRole("link").filter({ visible: true }).all()),
          navOf(page).getByRole("button", { name: "More" }),
          bar.getByRole("button", { name: "Search" }),
        ];
        return Promise.all(parts.map((part) => part.boundingBox()));
      };
      const atRest = await places();
      site.aws.setLatency(400);
      await page.keyboard.press("Control+k");
      await page.keyboard.type("scan now");
      await page.getByRole("option", { name: /Scan now/ }).click();
      const progress = page.getByRole("progressbar", { name: "Scan" });
      await expect(progress).toBeVisible();
      expect(await places()).toEqual(atRest);
      const name = account.getByText("payments-prod");
      expect(await name.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(
        0,
      );
      site.aws.setLatency(0);
      await expect(progress).toHaveCount(0, { timeout: SCAN_MS });
      expect(await places()).toEqual(atRest);
    });
  }
});
