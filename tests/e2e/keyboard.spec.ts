import type { Locator, Page } from "@playwright/test";
import { DEMO_CONFIG } from "@/lib/cli/demo-config";
import { expect, SCAN_MS, scanEnds, test } from "./fixtures";

const SONNET = "anthropic.claude-sonnet-5";

test.describe.configure({ mode: "default", timeout: 600_000 });
test.use({
  siteOptions: {
    world: "first-look",
    config: `${DEMO_CONFIG}regions: [us-east-1, eu-west-1, eu-central-1, eu-south-1]\n`,
    before: (aws) => {
      aws.clearFaults();
      aws.given({
        change: "access",
        models: [SONNET],
        agreement: { kind: "pending", acceptedAgoMs: 20_000 },
      });
    },
  },
});
test.beforeAll(async ({ site }) => scanEnds(site));

/** What has the focus, by its name; a page where nothing has it fails the test that asks. */
async function focused(page: Page): Promise<string> {
  const name = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    return element.getAttribute("aria-label") ?? element.textContent ?? "";
  });
  expect(name, "the focus").not.toBeNull();
  return name ?? "";
}

/** The keys of a person who knows what it is called. */
async function goTo(page: Page, words: string): Promise<void> {
  const coverage = page.getByText(/Regions read|^\d+\/\d+ ·/).filter({ visible: true });
  await expect(coverage.first()).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type(words, { delay: 15 });
  await expect(page.getByRole("combobox", { name: "Search" })).toHaveValue(words);
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
}

/** Tab until it has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let count = 0; count < 200; count += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await focused(page);
  }
  throw new Error(`Tab never reached ${target}`);
}

test("can we use this model in that Region? asked, answered and walked on from without a mouse", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  await goTo(page, "sonnet 4.6 eu-south-1");
  const sheet = page.getByRole("dialog", { name: "Claude Sonnet 4.6 in eu-south-1" });
  await expect(sheet).toContainText("FTUFormNotFilled");
  await expect(page).toHaveTitle(/Claude Sonnet 4\.6 in eu-south-1/);

  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  expect(await focused(page)).toMatch(/^Claude Sonnet 4\.6 in eu-south-1: Blocked/);
  await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toMatch(/^Claude Sonnet 4\.6 in (?!eu-south-1)/);
  await page.keyboard.press("Home");
  expect(await focused(page)).toMatch(/^Claude Sonnet 4\.6 in us-east-1: /);
  await page.keyboard.press("End");
  expect(await focused(page)).toMatch(/^Claude Sonnet 4\.6 in /);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Gates" })).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("dialog")).not.toHaveAccessibleName(/Sonnet 4\.6/);
  await page.keyboard.press("r");
  await expect(
    page.getByText(/ in \S+ is (ready|blocked|inactive|pending)$/).first(),
  ).toBeVisible();
  await focused(page);
  await page.keyboard.press("Escape");
});

test("the focus stays on its cell through scrolling, filtering and a refresh", async ({
  page,
  site,
}) => {
  await page.goto("/?q=claude");
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  await page.getByRole("grid").locator("[tabindex='0']").first().focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  const name = await focused(page);
  const place = name.split(":")[0] ?? "";
  await page.keyboard.press("PageDown");
  expect(await focused(page)).not.toContain(place);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  expect(await focused(page)).toContain(place);

  await page.mouse.wheel(0, 4_000);
  expect(await focused(page)).toContain(place);

  site.aws.given({
    change: "access",
    models: ["anthropic.claude-opus-4-6-v1"],
    regions: ["us-east-1"],
    entitlement: "NOT_AVAILABLE",
  });
  await goTo(page, "scan now");
  await expect(page.getByRole("button", { name: /Cancel/ })).toBeVisible();
  await expect(
    page.getByRole("status").filter({ hasText: /Claude Opus 4\.6 in us-east-1: Blocked/ }),
  ).toHaveCount(1, { timeout: SCAN_MS });
  expect(await focused(page)).toContain(place);

  await page.keyboard.press("/");
  await page.keyboard.press("End");
  await page.keyboard.type(" haiku");
  await expect(
    page.getByRole("status").filter({ hasText: /^\d+ models? in \d+ Regions shown$/ }),
  ).toHaveCount(1);
});

test("I accepted the agreement: is it through? heard without a mouse, on the page that was left open", async ({
  page,
  site,
}) => {
  await page.goto("/");
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  await goTo(page, "pending");
  await expect(page.getByRole("heading", { level: 1, name: "Pending" })).toBeVisible();
  const row = page.getByRole("row", { name: /Claude Sonnet 5/ });
  await expect(row.getByRole("timer")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Dismiss Claude Sonnet 5" }));
  site.aws.given({ change: "access", models: [SONNET], agreement: { kind: "available" } });
  await expect(row).toContainText("Agreement ready after", { timeout: 120_000 });
});

test("a Region is reviewed and signed off without a mouse", async ({ page }) => {
  await page.goto("/errors");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await goTo(page, "eu-central-1");
  await expect(page.getByText(/requirements hold/)).toBeVisible();
  await tabTo(page, page.getByRole("checkbox", { name: "Destinations are reviewed" }));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByLabel("Name", { exact: true }));
  await page.keyboard.type("Dana Smith");
  await tabTo(page, page.getByLabel(/^Note/));
  await page.keyboard.type("Reviewed with the platform team.");
  // The world goes on: what changes meanwhile is looked at again before it is signed.
  const looked = page.getByRole("button", { name: "I looked again" });
  await expect(async () => {
    if (await looked.isVisible()) {
      await tabTo(page, looked);
      await page.keyboard.press("Enter");
    }
    await tabTo(page, page.getByRole("button", { name: /^Sign off/, disabled: false }));
    await page.keyboard.press("Enter");
    await expect(page.getByText("eu-central-1 is signed off", { exact: true })).toBeVisible({
      timeout: 3_000,
    });
  }).toPass({ timeout: 120_000 });
});

test("every key of the list does what it says", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Key" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("b");
  await expect(page).toHaveURL(/state=blocked/);
  await page.keyboard.press("b");
  await expect(page).not.toHaveURL(/state=/);
  await goTo(page, "theme: dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await goTo(page, "throttling");
  await expect(page).toHaveURL(/errors\/ThrottlingException/);
  await goTo(page, "document search");
  await expect(page).toHaveURL(/requirement=Document/);
  await expect(page.getByRole("rowheader", { name: /Embed v4|Embed 4/ })).toBeVisible();
  await goTo(page, "sandbox");
  await expect(page.getByRole("button", { name: "Account: sandbox" })).toBeVisible();
});
