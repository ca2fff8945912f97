import { expectFinished } from "./finished";
import { expect, expectAccessible, reading as test } from "./fixtures";
import { brokenCodes, margins, unseenByForcedColours } from "./layout";
import { openScreen, SCREENS } from "./screens";

test.use({ reads: "three accounts" });

for (const screen of SCREENS) {
  test(`${screen.name}: titled, one heading, accessible in both themes, wide and narrow`, async ({
    page,
  }) => {
    await openScreen(page, screen);
    await expect(page).toHaveTitle(
      new RegExp(`^(\\(\\d+\\) )?${screen.title}( of [^·]+)? · [^·]+ · Bedrock Readiness$`),
    );
    await expect(page.getByRole("heading", { level: 1, includeHidden: true })).toHaveCount(1);
    await expectFinished(page);
  });
}

test("at 200 % zoom nothing is cut off, nothing has to be scrolled sideways, and no code breaks inside", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    viewport: { width: 720, height: 450 },
    deviceScaleFactor: 2,
    ...(baseURL && { baseURL }),
  });
  const page = await context.newPage();
  for (const screen of SCREENS.filter(({ before }) => !before)) {
    await openScreen(page, screen);
    const sticksOut = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(sticksOut, screen.name).toBeLessThanOrEqual(0);
    expect(await brokenCodes(page), screen.name).toEqual([]);
  }
  await context.close();
});

test("at 1920 px a page uses the width there is, or stands in its middle", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const tables =
    /^(requirements|plan|pending|regions|region review|quotas|changes|errors|accounts)$/;
  for (const screen of SCREENS.filter(({ name }) => tables.test(name))) {
    await openScreen(page, screen);
    const { left, right } = await margins(page);
    expect.soft(right, screen.name).toBeLessThanOrEqual(Math.max(left + 8, 110));
  }
});

test("at 200 % zoom models are seen at once, under Region codes that lie flat", async ({
  page,
}) => {
  await page.setViewportSize({ width: 720, height: 450 });
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
  for (const screen of SCREENS.filter(({ name }) => /^(pending|quotas|matrix)$/.test(name))) {
    await openScreen(page, screen);
    expect(await unseenByForcedColours(page), screen.name).toEqual([]);
  }
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
