import type { Page, Route } from "@playwright/test";
import { expectFinished } from "./finished";
import { expect, scanEnds, test } from "./fixtures";
import { scanNow } from "./scan-now";

test.describe.configure({ mode: "serial", timeout: 600_000 });
test.use({
  siteOptions: { world: "first-look", before: (aws) => aws.clearFaults() },
});
test.beforeAll(async ({ site }) => scanEnds(site));

const JAMBA = "ai21.jamba-1-5-large-v1:0";
const NOVA = "amazon.nova-lite-v1:0";

let sinceFirstScan = "";

test("where history does not reach back, it says from when it is kept and leads there", async ({
  page,
}) => {
  await page.goto("/?provider=Amazon");
  await page.getByRole("button", { name: "Then and now" }).click();
  await expect(page.getByRole("heading", { name: "Then and now" })).toBeVisible();
  await expect(
    page.getByText(/^History of .+ is kept from \d+ \w+ \d\d:\d\d UTC\.$/),
  ).toBeVisible();
  await expect(
    page.getByText("What was before is not known, and counts as no change."),
  ).toBeVisible();
  await expect(page.getByText(/^What changed since .+ can’t be told\.$/)).toBeVisible();
  await expect(page.getByText("did not change")).toHaveCount(0);
  const counters = page.getByRole("navigation", { name: "Changes" });
  await expect(counters.getByRole("button", { name: "0 Worse" })).toBeVisible();
  await expect(counters.getByRole("button", { name: "0 New" })).toBeVisible();
  await page.getByRole("button", { name: "From the first scan" }).click();
  await expect(page).toHaveURL(/from=scan-/);
  await expect(page).toHaveURL(/provider=Amazon/);
  await expect(page.getByText(/^History of .+ is kept from/)).toHaveCount(0);
  sinceFirstScan = new URL(page.url()).searchParams.get("from") ?? "";
});

test("on a phone it is reached from the matrix as well", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/?provider=Amazon");
  const button = page.getByRole("button", { name: "Then and now" });
  await expect(button).toBeVisible();
  const box = await button.boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 390 && box.height >= 32).toBe(true);
  await button.click();
  await expect(page.getByRole("heading", { name: "Then and now" })).toBeVisible();
  await expect(page).toHaveURL(/provider=Amazon/);
});

test("what grew worse and better since a scan, ringed, and a Region that is no longer known", async ({
  page,
  site,
}) => {
  site.aws.given({ change: "access", models: [JAMBA], agreement: { kind: "available" } });
  site.aws.given({
    change: "access",
    models: [NOVA],
    regions: ["us-east-1", "us-east-2"],
    entitlement: "NOT_AVAILABLE",
  });
  site.aws.addFaults({
    id: "out",
    when: { region: "eu-west-3", service: "bedrock" },
    fault: { kind: "deny", by: "service-control-policy" },
  });
  await page.goto("/");
  await scanNow(page, site);
  site.aws.clearFaults("out");

  await page.goto(`/?from=${sinceFirstScan}`);
  const cell = page.getByRole("gridcell", {
    name: /^Nova Lite in us-east-1: Blocked, .+, was ready$/,
  });
  await expect(cell).toHaveAttribute("data-ring-first", "true");
  await expect(page.getByRole("gridcell", { name: /^Nova Lite in us-east-2: / })).toHaveAttribute(
    "data-ring-last",
    "true",
  );
  await expect(page.getByRole("rowheader", { name: /Nova Lite/ })).toContainText("ready → blocked");
  await expect(page.getByRole("rowheader", { name: /Jamba 1\.5 Large/ })).toContainText(
    "inactive → ready",
  );
  await expect(page.getByRole("columnheader", { name: /eu-west-3/ })).toContainText(
    "No longer known",
  );
  const unread = page.getByRole("gridcell", { name: /^Nova Lite in eu-west-3: Unknown/ });
  await expect(unread).not.toHaveAttribute("data-ringed");
  await expectFinished(page);
});

test("a line narrows the grid to its cells, and the address holds it", async ({ page }) => {
  await page.goto(`/?from=${sinceFirstScan}`);
  const rail = page.getByRole("complementary", { name: "What changed" });
  const better = rail.getByRole("region", { name: "Better" });
  await better.getByRole("button", { name: /Jamba 1\.5 Large: Ready/ }).click();
  await expect(page).toHaveURL(/line=better/);
  await expect(page.getByRole("rowheader", { name: /Jamba 1\.5 Large/ })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /Nova Lite/ })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("rowheader", { name: /Nova Lite/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.getByRole("button", { name: /\d+ No longer known/ }).click();
  await expect(page).toHaveURL(/change=lost/);
  await expect(rail.getByRole("button", { name: /^Unknown eu-west-3: / })).toContainText(
    /\d+ cells/,
  );
});

test("then, changes and now keep filter and scroll, and show the same rows", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.goto(`/?from=${sinceFirstScan}&all=true&q=a`);
  const grid = page.getByRole("grid");
  const scroller = grid.locator("..");
  await expect(grid).toBeVisible();
  await scroller.evaluate((box) => box.scrollTo({ top: 300, left: 120 }));
  const nova = page.getByRole("gridcell", { name: /^Nova Lite in us-east-1: / });
  const rows = await grid.getAttribute("aria-rowcount");
  await page.getByRole("button", { name: "Then", exact: true }).click();
  await expect(nova).toHaveAccessibleName("Nova Lite in us-east-1: Ready");
  await expect(page).toHaveURL(/view=then/);
  await expect(page).toHaveURL(/q=a/);
  await page.getByRole("button", { name: "Now", exact: true }).click();
  await expect(nova).toHaveAccessibleName(/^Nova Lite in us-east-1: Blocked, (?!.*was)/);
  await expect(grid).toHaveAttribute("aria-rowcount", rows ?? "");
  expect(await scroller.evaluate(({ scrollTop, scrollLeft }) => [scrollTop, scrollLeft])).toEqual([
    300, 120,
  ]);
});

/** Of what came since the second scan: nothing, or an agreement in flight that has completed meanwhile. */
const nothingWorse = (page: Page) =>
  page.getByText(/^(No change is known from .+ to now\.|Better: \d+ became ready\.)/);

test("the keys step from scan to scan, and a time that is over is taken from history", async ({
  page,
}) => {
  await page.goto(`/?from=${sinceFirstScan}`);
  await expect(page.getByRole("rowheader", { name: /Nova Lite/ })).toBeVisible();
  await page.keyboard.press("]");
  await expect(page).not.toHaveURL(new RegExp(sinceFirstScan));
  await expect(nothingWorse(page)).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /Nova Lite/ })).toHaveCount(0);
  await page.keyboard.press("[");
  await expect(page).toHaveURL(new RegExp(sinceFirstScan));
  await expect(page.getByRole("rowheader", { name: /Nova Lite/ })).toBeVisible();
  await page.getByRole("button", { name: /^To: now/ }).click();
  await page.getByRole("menuitemradio", { name: /scan$/ }).first().click();
  await expect(page).toHaveURL(/to=scan-/);
  await expect(
    page.getByRole("gridcell", { name: /^Nova Lite in us-east-1: Blocked, .+, was ready$/ }),
  ).toBeVisible();
});

test("a step that is asked for while the scans are still being read is done once they are there", async ({
  page,
}) => {
  const held: Route[] = [];
  await page.route(/\/api\/past\/moments/, (route) => void held.push(route));
  await page.goto(`/?from=${sinceFirstScan}`);
  await expect(page.getByRole("rowheader", { name: /Nova Lite/ })).toBeVisible();
  await page.keyboard.press("]");
  await expect.poll(() => held.length).toBeGreaterThan(0);
  for (const route of held) await route.continue();
  await expect(page).not.toHaveURL(new RegExp(sinceFirstScan));
  await expect(nothingWorse(page)).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /Nova Lite/ })).toHaveCount(0);
});

test("a moment that is gone says so and leads back", async ({ page }) => {
  await page.goto("/?from=scan-gone&q=nova");
  await expect(page.getByText("That scan is no longer kept.")).toBeVisible();
  await page.getByRole("button", { name: "Back to the matrix" }).first().click();
  await expect(page).toHaveURL(/\/\?q=nova$/);
  await expect(page.getByText("In the way").first()).toBeVisible();
});
