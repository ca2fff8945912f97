import type { Route } from "@playwright/test";
import { isoDay } from "@/lib/domain/words/dates";
import { expectFinished } from "./finished";
import { expect, reading as test } from "./fixtures";
import { contrasts } from "./layout";

test.describe.configure({ mode: "parallel" });

test.use({ reads: "one requirement" });

const grid = { name: "Models by Region" };

test("Regions that are off are one strip, and can be shown", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByText(/^\d+ Regions are off$/)).toBeVisible();
  await expect(page.getByRole("columnheader", { name: /af-south-1/ })).toHaveCount(0);
  const way = page.getByRole("complementary", { name: "In the way" });
  await expect(way).not.toContainText("Region is off");
  await page.getByRole("button", { name: /^Show \d+ Regions are off/ }).click();
  await expect(page).toHaveURL(/off=true/);
  await expect(way).toContainText("Region is off");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const seen = await contrasts(page, ".cell[data-off] > svg");
    expect(seen.length, "cells of Regions that are off").toBeGreaterThan(0);
    expect(Math.min(...seen), colorScheme).toBeGreaterThanOrEqual(3);
  }
  await page.getByRole("button", { name: /^Hide \d+ Regions are off/ }).click();
  await expectFinished(page);
});

test("a counter leads to the cells it counts: the first of them is on the screen", async ({
  page,
}) => {
  await page.goto("/");
  for (const word of ["Pending", "Unknown", "Blocked", "Inactive"]) {
    const counter = page
      .getByRole("navigation", { name: "Cells by state" })
      .getByRole("link", { name: word });
    await counter.click();
    await expect(page).toHaveURL(new RegExp(`state=${word.toLowerCase()}`));
    const hit = page
      .getByRole("grid", grid)
      .locator(`.cell[data-s=${word.toLowerCase()}]:not([data-faint])`)
      .first();
    await expect(hit).toBeInViewport();
    await counter.click();
  }
});

test("what part of a state is a whole Region's is said", async ({ page }) => {
  await page.goto("/?state=pending");
  await expect(page.getByText(/\d+ pending, \d+ of them ap-southeast-4/)).toBeVisible();
});

test("In the way counts what is shown, what is required first, and no line leads to nothing", async ({
  page,
}) => {
  await page.goto("/?required=true");
  const way = page.getByRole("complementary", { name: "In the way" });
  await expect(way).toContainText(/1 of \d+ causes, 1 cell/);
  await expect(way.getByRole("region", { name: "In the way of what we require" })).toContainText(
    /form missing.*1 line/i,
  );
  await page.goto("/?q=amazon");
  const lines = way.getByRole("link");
  await expect(lines.first()).toBeVisible();
  const count = await lines.count();
  for (let at = 0; at < count; at += 1) {
    await lines.nth(at).click();
    await expect(page).toHaveURL(/cause=/);
    await expect(
      page.getByRole("grid", grid).locator(".cell:not([data-faint])").first(),
    ).toBeInViewport();
    await lines.nth(at).click();
    await expect(page).not.toHaveURL(/cause=/);
  }
});

test("the badge counts what the Pending page counts", async ({ page }) => {
  for (const account of ["111122223333"]) {
    await page.goto(`/pending?account=${account}`);
    await expect(page.getByRole("heading", { name: "Pending" })).toBeVisible();
    const badge = page
      .getByRole("navigation", { name: "Main" })
      .first()
      .getByRole("link", { name: /Pending/ });
    const text = await page
      .getByText(/\d+ agreements?|Nothing is in flight/)
      .first()
      .textContent();
    const listed = Number(/(\d+) agreement/.exec(text ?? "")?.[1] ?? 0);
    const counted = async () => Number(((await badge.textContent()) ?? "").replace(/\D/g, ""));
    await expect.poll(counted).toBe(listed);
  }
});

test("the rail under an open sheet takes no focus", async ({ page }) => {
  await page.goto("/?geography=Europe&q=Sonnet%204.6");
  await page.getByRole("gridcell", { name: /^Claude Sonnet 4\.6 in eu-south-1/ }).click();
  await expect(page.getByRole("heading", { name: "Gates" })).toBeVisible();
  await page.keyboard.press("Tab");
  const inRail = await page.evaluate(() => document.activeElement?.closest("aside") !== null);
  expect(inRail).toBe(false);
});

test("an unread cell's advice is about the reading, and quotes AWS", async ({ page }) => {
  await page.goto("/?state=unknown");
  const cell = page
    .getByRole("grid", grid)
    .locator(".cell[data-s=unknown]:not([data-faint])")
    .first();
  await cell.click();
  await expect(page.getByText(/^Not known: /)).toBeVisible();
  await expect(page.getByText(/What it means for callers is open/)).toBeVisible();
  await expect(page.getByText("What came of the call")).toBeVisible();
  await expect(page.getByText(/stream the answer|exponential|jitter/)).toHaveCount(0);
  await expectFinished(page);
});

test("the Regions list says first where one can go live", async ({ page }) => {
  await page.goto("/regions");
  await expect(
    page.getByText(/^eu-west-1 is fit for go-live\. eu-south-1 does not hold: submit the use case/),
  ).toBeVisible();
  const table = page.getByRole("table", { name: "Required Regions" });
  await expect(table.getByRole("row").nth(1)).toContainText(/eu-west-1.*Fit.*1 of 1.*No.*Nothing/s);
  await expect(table.getByRole("row").nth(2)).toContainText(/eu-south-1.*Not met.*0 of 1/s);
  await expect(table.getByRole("row").nth(2)).toContainText("Account admin");
  const others = page.getByRole("list", { name: "Other Regions" });
  await expect(others.locator("[data-state-mark][data-s=blocked]")).toHaveCount(0);
  await expect(others.locator("[data-state-mark][data-s=ready]")).toHaveCount(0);
  await expectFinished(page);
});

test("how much was read leads to the Regions, and names those that were not read", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/errors");
  const coverage = page.getByRole("banner").getByRole("link", { name: /Regions read/ });
  await expect(coverage).toHaveAttribute("title", /ap-south-1 could not be read/);
  await coverage.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Regions");
});

test("the sheet of a cell has bars where its evidence will stand", async ({ page }) => {
  const held: Route[] = [];
  await page.route("**/api/cell?*", (route) => void held.push(route));
  await page.goto("/?cell=111122223333~eu-south-1~anthropic.claude-sonnet-4-6");
  await expect(page.getByText("Loading the evidence")).toBeAttached();
  const bars = page.getByRole("dialog").locator("[data-loading]").filter({ visible: true });
  await expect(bars.first()).toBeVisible();
  for (const route of held) await route.continue();
  await page.unroute("**/api/cell?*");
  await expect(page.getByRole("heading", { name: "Gates" })).toBeVisible();
  await expect(bars).toHaveCount(0);
});

test("the rail of then and now takes no focus under an open sheet", async ({ page }) => {
  const cell = "111122223333~eu-south-1~anthropic.claude-sonnet-4-6";
  await page.goto(`/?from=${isoDay(Date.now())}&cell=${cell}`);
  await expect(page.getByRole("heading", { name: "Gates" })).toBeVisible();
  await expect(page.locator("aside[aria-label='What changed']")).toHaveAttribute("inert", "");
});

test("at 360 px the counters stand apart, each whole", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto("/");
  const counters = page.getByRole("navigation", { name: "Cells by state" }).getByRole("link");
  await expect(counters).toHaveCount(6);
  const boxes = await counters.evaluateAll((all) =>
    all.map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return { left, right, top, bottom, cut: one.scrollWidth - one.clientWidth };
    }),
  );
  for (const [at, box] of boxes.entries()) {
    expect([box.left >= 0, box.right <= 360, box.cut <= 0]).toEqual([true, true, true]);
    const over = boxes.slice(at + 1).filter((other) => {
      const beside = other.left >= box.right || other.right <= box.left;
      return !beside && other.top < box.bottom && other.bottom > box.top;
    });
    expect(over).toEqual([]);
  }
});

test("a cell of a model that ends soon has a triangle, and no other has one", async ({ page }) => {
  await page.goto("/?q=jamba");
  const ending = page.getByRole("gridcell", { name: /^Jamba 1\.5 Large in us-east-1: / });
  await expect(ending.locator(".cell-warning")).toBeVisible();
  await page.goto("/?q=Nova%20Lite");
  await expect(page.getByRole("gridcell", { name: /^Nova Lite in us-east-1: / })).toBeVisible();
  await expect(page.locator(".cell-warning")).toHaveCount(0);
});
