import { expectFinished, PHONE } from "./finished";
import { expect, expectAccessible, reading as test } from "./fixtures";
import {
  brokenCodes,
  brokenModels,
  contrasts,
  margins,
  sticksOut,
  unseenByForcedColours,
} from "./layout";
import { ofMeantFaults } from "./meant-faults";
import { openScreen, SCREENS } from "./screens";

test.describe.configure({ mode: "parallel" });

test.use({ reads: "three accounts" });

/** A desk at 200 % zoom, in the pixels of a page. */
const ZOOMED = { width: 720, height: 450 };
const WIDE = { width: 1920, height: 1080 };

for (const screen of SCREENS) {
  test(`${screen.name}: titled, one heading, accessible in both themes, its marks seen with forced colours, wide, narrow and zoomed, words and codes whole`, async ({
    page,
  }) => {
    await openScreen(page, screen);
    await expect(page).toHaveTitle(
      new RegExp(`^(\\(\\d+\\) )?${screen.title}( of [^·]+)? · [^·]+ · Bedrock Readiness$`),
    );
    await expect(page.getByRole("heading", { level: 1, includeHidden: true })).toHaveCount(1);
    await expectFinished(page);
    await page.emulateMedia({ colorScheme: "dark", forcedColors: "active" });
    expect(await unseenByForcedColours(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
    await page.setViewportSize(PHONE);
    expect(await brokenModels(page)).toEqual([]);
    if (!screen.before) {
      await page.setViewportSize(ZOOMED);
      expect(await sticksOut(page)).toEqual([]);
      expect(await brokenCodes(page)).toEqual([]);
    }
    await page.setViewportSize(WIDE);
    const { left, right } = await margins(page);
    expect(right).toBeLessThanOrEqual(Math.max(left + 8, 110));
  });
}

const LONG = "an account that pays for all that the company runs, production in Europe";

test("the name of an account that is too long ends in dots, and its id stands whole", async ({
  page,
}) => {
  await page.route("**/api/matrix*", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('"payments-prod"', JSON.stringify(LONG));
    await route.fulfill({ response, body });
  });
  await page.goto("/?account=all&model=anthropic.claude-sonnet-4-6");
  const row = page.getByRole("rowheader", { name: new RegExp(LONG) });
  const name = row.getByText(LONG);
  await expect(name).toHaveCSS("text-overflow", "ellipsis");
  expect(await name.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeGreaterThan(0);
  const [whole, id] = await Promise.all([
    row.boundingBox(),
    row.getByText("111122223333").boundingBox(),
  ]);
  expect(id?.width).toBeGreaterThan(60);
  expect((id?.x ?? 0) + (id?.width ?? 0)).toBeLessThan((whole?.x ?? 0) + (whole?.width ?? 0));
});

/** Where the box of an account stands in its line. */
const BOX = { x: 15, y: 16 };

test("the account picker says what its names and its boxes do, and they do it; with forced colours a tick is seen", async ({
  page,
}) => {
  await page.goto("/?account=all");
  const opener = page.getByRole("button", { name: /^Account: / });
  await opener.click();
  const panel = page.getByRole("dialog", { name: "Accounts" });
  await expect(panel).toContainText(/Name\s*↵\s*shows only this one, box\s*⇧↵\s*adds it/);
  const of = (name: string) => panel.getByRole("option", { name: new RegExp(`^${name}`) });
  await of("sandbox").getByText("sandbox").click();
  await expect(opener).toHaveAccessibleName("Account: sandbox");
  await opener.click();
  await of("payments-prod").click({ position: BOX });
  await expect(opener).toHaveAccessibleName("Account: 2 of 3 accounts");
  await expect(panel).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    const edges = await contrasts(page, "[role=option] span[aria-hidden]");
    const ticks = await contrasts(page, "[role=option] span[aria-hidden] svg");
    expect([edges.length, ticks.length]).toEqual([4, 2]);
    expect(Math.min(...edges, ...ticks), colorScheme).toBeGreaterThan(3);
  }
});

for (const [path, button, menu] of [
  ["/", "Export", "Export"],
  ["/quotas?region=us-east-1", "Region: us-east-1", "Region"],
  ["/quotas?region=us-east-1", "Model: none chosen", "Model"],
  ["/record", "Export JSON Lines", "Export"],
  ["/regions/eu-west-1", "Choose a Region", "Region beside this one"],
] as const) {
  test(`the menu of ${path} under ${button} is read aloud as ${menu}`, async ({ page }) => {
    await page.goto(path);
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(page.getByRole("menu")).toHaveAccessibleName(menu);
  });
}

test("a cause that closes a whole provider stands beside its name and does not repeat it", async ({
  page,
}) => {
  await page.goto("/?account=444455556666&q=claude");
  const head = page.getByRole("rowheader", { name: /^Anthropic / });
  await expect(head).toContainText("Use case form missing");
  await expect(head).not.toContainText(/Anthropic.*Anthropic/);
});

test("a zero in a table is dimmer than the other numbers", async ({ page }) => {
  await page.goto("/plan");
  const figures = page
    .getByRole("gridcell")
    .filter({ hasText: /^\d[\d,]*$/ })
    .locator("span");
  await expect(figures.first()).toBeVisible();
  const seen = await figures.evaluateAll((all) =>
    all.map((one) => ({ zero: one.textContent === "0", colour: getComputedStyle(one).color })),
  );
  const coloursOf = (zero: boolean) =>
    new Set(seen.filter((one) => one.zero === zero).map(({ colour }) => colour));
  expect(coloursOf(true).size).toBe(1);
  expect(coloursOf(false).size).toBe(1);
  expect([...coloursOf(true)]).not.toEqual([...coloursOf(false)]);
});

test("at 200 % zoom models are seen at once, under Region codes that lie flat", async ({
  page,
}) => {
  await page.setViewportSize(ZOOMED);
  await page.goto("/");
  const cell = page.getByRole("gridcell", { name: /^Nova 2 Lite in us-east-1/ });
  await expect(cell).toBeVisible();
  const foot = await page.getByRole("navigation", { name: "Main" }).last().boundingBox();
  const rows = await page
    .getByRole("rowheader")
    .evaluateAll(
      (all, below) => all.filter((row) => row.getBoundingClientRect().bottom <= below).length,
      foot?.y ?? 450,
    );
  expect(rows).toBeGreaterThanOrEqual(3);
  const code = page.getByRole("columnheader", { name: /us-east-1/ }).locator("b");
  const box = await code.boundingBox();
  expect(box && box.width > box.height).toBe(true);
  const cut = await code.evaluate((one) => one.scrollWidth - one.clientWidth);
  expect(cut).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(async () => (await code.boundingBox())?.height ?? 0).toBeGreaterThan(40);
});

test("with reduced motion nothing moves", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const screen of SCREENS.filter(({ name }) => /matrix|cell|menu|picker|keys/.test(name))) {
    await openScreen(page, screen);
    const moving = await page.evaluate(
      () =>
        document
          .getAnimations()
          .filter((one) => Number(one.effect?.getComputedTiming().duration) > 0).length,
    );
    expect(moving, screen.name).toBe(0);
  }
});

test("with forced colours every state keeps its sign, bars and ticks are seen, and so is the focus", async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/");
  const cell = page.getByRole("gridcell", { name: /: Blocked/ }).first();
  await expect(cell).toBeVisible();
  const mark = cell.locator("[data-state-mark]");
  const [glyph, ground] = await mark.evaluate((element) => [
    getComputedStyle(element).color,
    getComputedStyle(document.body).backgroundColor,
  ]);
  expect(glyph).not.toBe(ground);
  await page.getByRole("grid").locator("[tabindex='0']").first().focus();
  await page.keyboard.press("ArrowDown");
  const outline = await page.evaluate(
    () => document.activeElement && getComputedStyle(document.activeElement).outlineStyle,
  );
  expect(outline).toBe("solid");
  await expectAccessible(page);
  await page.setViewportSize(WIDE);
  await page.route("**/api/matrix*", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/"readAt":\d+/, '"readAt":null');
    await route.fulfill({ response, body });
  });
  for (const screen of SCREENS.filter(({ name }) => /^(pending|quotas|cell|matrix)$/.test(name))) {
    await openScreen(page, screen);
    await expect(page.locator(".tick").first()).toBeVisible();
    expect(await unseenByForcedColours(page), screen.name).toEqual([]);
    const [read, never] = [page.locator(".tick:not(.never)").first(), page.locator(".tick.never")];
    await expect(read).toHaveCSS("background-image", "none");
    await expect(never).toHaveCSS("background-image", /gradient/);
  }
  await page.unrouteAll({ behavior: "wait" });
  await page.goto("/quotas?region=us-east-1&show=not-known");
  await expect(page.locator("[data-bar].hatch").first()).toBeVisible();
  expect(await unseenByForcedColours(page), "not known").toEqual([]);
});

test("on paper the matrix is whole and the tools are gone", async ({ page }) => {
  await page.goto("/?geography=Europe");
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Scan now" })).toBeHidden();
  await expect(page.getByRole("heading", { name: "Everything in the way" })).toBeVisible();
  const rows = await page.getByRole("grid").getAttribute("aria-rowcount");
  const grid = page.getByRole("grid");
  await expect.poll(() => grid.getByRole("row").count()).toBe(Number(rows));
});

/** No date is so far off: what shows it breaks. */
const NO_DATE = 9e15;

for (const [name, address, path, inFrame] of [
  ["a page that breaks stands in the frame of every page", "**/api/changes*", "/changes", true],
  ["where the frame breaks, the last page is as finished", "**/api/matrix*", "/changes", false],
] as const) {
  test(name, async ({ page }) => {
    const own = await ofMeantFaults(page);
    await own.route(address, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll(
        /"(since|readAt)":\d+/g,
        (_all, key) => `"${key}":${NO_DATE}`,
      );
      await route.fulfill({ response, body });
    });
    await own.goto(path);
    await expect(own.getByRole("heading", { level: 1 })).toHaveText("This page could not be shown");
    await expect(own.getByText(/^A fault in the dashboard, not in your accounts\./)).toBeVisible();
    await expect(own.getByRole("button", { name: "Try again" })).toBeVisible();
    await expect(own.getByRole("link", { name: "Bedrock Readiness" })).toHaveCount(inFrame ? 1 : 0);
    if (!inFrame) await expect(own).toHaveTitle("Not shown · Bedrock Readiness");
    for (const colorScheme of ["light", "dark"] as const) {
      await own.emulateMedia({ colorScheme });
      await expectAccessible(own);
    }
    await own.unroute(address);
    await own.getByRole("button", { name: "Open the matrix" }).click();
    await expect(own.getByRole("gridcell").first()).toBeVisible();
  });
}

test("a page whose scripts can't be had says so, and Reload brings it", async ({ page }) => {
  const own = await ofMeantFaults(page);
  await own.goto("/errors");
  await own.getByRole("button", { name: "Search" }).click();
  const search = own.getByRole("combobox", { name: "Search" });
  await search.fill("settings");
  await expect(own.getByRole("option", { name: "Settings" })).toBeVisible();
  await own.route("**/_next/static/chunks/**", (route) => route.abort());
  await search.press("Enter");
  const title = own.getByRole("heading", { level: 1 });
  // What the frame had not fetched yet offers to reload as well.
  const main = own.getByRole("main");
  await expect(title).toHaveText("This page was not loaded");
  await expectAccessible(own);
  await own.route("**/api/health/live", (route) => route.abort());
  for (const [at, name] of ["Reload", "Open the matrix"].entries()) {
    await main.getByRole("button", { name }).click();
    await expect(main.getByText(/^The dashboard did not answer\./)).toHaveCount(at + 1);
    await expect(title).toHaveText("This page was not loaded");
  }
  await own.unroute("**/api/health/live");
  await own.unroute("**/_next/static/chunks/**");
  await main.getByRole("button", { name: "Reload" }).click();
  await expect(own.getByRole("heading", { level: 1 })).toHaveText("Settings");
});
