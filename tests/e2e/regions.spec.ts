import type { Locator } from "@playwright/test";
import { expectFinished } from "./finished";
import { expect, reading as test } from "./fixtures";

test.describe.configure({ mode: "parallel" });

test.use({ reads: "one account" });

test("all Regions at a glance: what was read, and what was not", async ({ page }) => {
  await page.goto("/regions");
  await expect(page.getByText("Nothing is required, so no Region is judged.")).toBeVisible();
  await expect(page.getByText(/^18 of 19 Regions that are on were read\./)).toBeVisible();
  const lines = page.getByRole("list", { name: "Other Regions" }).getByRole("listitem");
  const dead = lines.filter({ has: page.getByRole("link", { name: "ap-south-1", exact: true }) });
  await expect(dead).toContainText("Not read");
  await expect(dead).toContainText("AccessDeniedException");
  await expect(dead).toContainText("not read");
  await expect(dead.locator("[data-state-mark]")).toHaveAttribute("data-s", "unknown");
  const enabling = lines.filter({ hasText: "Being enabled" });
  await expect(enabling.locator("[data-state-mark]")).toHaveAttribute("data-s", "pending");
  const marks = page.getByRole("list", { name: "Other Regions" }).locator("[data-state-mark]");
  await expect(marks).toHaveCount(2);
  const off = page.getByRole("link", { name: "il-central-1" });
  await expect(off).toBeHidden();
  await page.getByText(/Regions are off/).click();
  await expect(page.getByRole("listitem").filter({ has: off })).toContainText("Off");
  await expectFinished(page);
});

test("a Region opens with what is in the way, by who can remove it", async ({ page }) => {
  await page.goto("/regions");
  await page.getByRole("link", { name: "eu-south-1" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("eu-south-1 Milan");
  await expect(page.getByText("Nobody requires anything in eu-south-1.").first()).toBeVisible();
  const ways = page.locator("dl").filter({ hasText: "Account admin" });
  await expect(ways).toContainText("FTUFormNotFilled");
  const models = page.getByRole("table", { name: "Models in eu-south-1" });
  await page.getByRole("button", { name: "State" }).click();
  await page.getByRole("menuitemcheckbox", { name: /Blocked/ }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/state=blocked/);
  await expect(models.getByRole("row")).toHaveCount(14);
});

test("what decides stands before the long list of models, and on paper no heading stands alone", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/regions/eu-west-1");
  const headings = page.getByRole("main").getByRole("heading", { level: 2 });
  const models = page.getByRole("heading", { name: "Models", exact: true });
  const beside = page.getByRole("heading", { name: "Beside another Region" });
  const topOf = async (one: Locator) => (await one.boundingBox())?.y ?? 0;
  await expect(models).toBeVisible();
  expect(await topOf(beside)).toBeLessThan(await topOf(models));
  expect(await topOf(page.getByRole("heading", { name: "Sign-off" }))).toBeLessThan(900);
  await page.emulateMedia({ media: "print" });
  const kept = await headings.evaluateAll((all) =>
    all.map((one) => getComputedStyle(one.parentElement ?? one).breakAfter),
  );
  expect(new Set(kept)).toEqual(new Set(["avoid"]));
  const columns = await models.evaluate((one) => {
    const main = one.closest("main");
    return [...(main?.querySelectorAll("aside") ?? [])].map(
      (aside) => getComputedStyle(aside.parentElement ?? aside).display,
    );
  });
  expect(columns).toEqual(["block"]);
});

test("on a phone each cell that stands by itself says what it is", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto("/regions/us-east-1");
  const models = page.getByRole("table", { name: "Models in us-east-1" });
  const free = models
    .locator("td")
    .filter({ hasText: /Nothing$/ })
    .first();
  await expect(free.getByText("In the way", { exact: true })).toBeVisible();
  await expect(free.getByText("Nothing", { exact: true })).toBeVisible();
});

test("of a Region in which nothing is required one gets to a requirement for it", async ({
  page,
}) => {
  await page.goto("/regions/eu-south-1");
  await page.getByRole("main").getByRole("link", { name: "Add a requirement" }).click();
  const sheet = page.getByRole("dialog", { name: "Add a requirement" });
  await expect(sheet.getByText("Filled in from the link.")).toBeVisible();
  await expect(sheet.getByRole("button", { name: "Take out eu-south-1" })).toBeVisible();
});

test("two Regions side by side", async ({ page }) => {
  await page.goto("/regions/eu-west-1");
  await page.getByRole("button", { name: "Choose a Region" }).click();
  await page.getByRole("menuitemradio", { name: /eu-south-1/ }).click();
  await expect(page).toHaveURL(/with=eu-south-1/);
  const only = page.getByRole("table", { name: "eu-west-1 has, eu-south-1 lacks" });
  await expect(only.getByRole("row", { name: /gpt-oss-120b/ })).toContainText("Not offered");
  const both = page.getByRole("table", { name: "Both have, not alike" });
  await expect(both.getByRole("row", { name: /Claude Sonnet 4\.6/ })).toContainText("Blocked");
  await expect(page.getByText(/\d+ are alike in both, by state and routes\./)).toBeVisible();
  await expectFinished(page);
});

test("a Region that could not be read is not told to be empty", async ({ page }) => {
  await page.goto("/regions/ap-south-1");
  await expect(page.getByText("Not all of ap-south-1 was read.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Calls that gave no answer" })).toBeVisible();
  await expect(page.getByText("The model list could not be read.")).toBeVisible();
});

test("what is no Region is not found", async ({ page }) => {
  await page.goto("/regions/nowhere-1");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No such page");
});

test.describe(() => {
  test.use({ reads: "three accounts" });

  test("a Region that AWS is enabling is told as that, and nobody is asked to enable it", async ({
    page,
  }) => {
    const enable = page.getByRole("link", { name: /^Review and enable/ });
    await page.goto("/regions/af-south-1?account=111122223333");
    await expect(page.getByText("af-south-1 is off in this account.")).toBeVisible();
    await expect(enable).toBeVisible();
    await page.goto("/regions/ap-southeast-4?account=111122223333");
    await expect(page.getByText("ap-southeast-4 is being enabled in this account.")).toBeVisible();
    await expect(page.getByText("Wait for AWS: that takes minutes to hours.")).toBeVisible();
    await expect(enable).toHaveCount(0);
    await page.goto("/compare?account=111122223333&one=eu-west-1&other=ap-southeast-4");
    const status = page
      .getByRole("table", { name: "Of the Regions" })
      .getByRole("row", { name: /^Status/ });
    await expect(status).toHaveText(/by default\s*Being enabled$/);
  });
});
