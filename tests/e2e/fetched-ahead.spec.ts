import type { Page } from "@playwright/test";
import { expect, reading as test } from "./fixtures";
import { holdBack } from "./hold-back";

test.describe.configure({ mode: "parallel" });

test.use({ reads: "one requirement" });

/** Parts of the matrix that are fetched ahead are more. */
const PARTS_MIN = 5;

test("another page is fetched ahead once somebody points at its link or comes to it by key, and not before", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (searchParams.has("_rsc")) asked.push(pathname);
  });
  await page.goto("/");
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  // Links are in sight and the page is idle: what they lead to would be asked for by now.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(asked).toEqual([]);
  const nav = page.getByRole("navigation", { name: "Main" }).first();
  await nav.getByRole("link", { name: "Pending" }).hover();
  await expect.poll(() => asked).toContain("/pending");
  await nav.getByRole("link", { name: "Regions" }).focus();
  await expect.poll(() => asked).toContain("/regions");
  expect(new Set(asked)).toEqual(new Set(["/pending", "/regions"]));
});

test("what is fetched ahead does not get in the way of the grid, however long what is required takes", async ({
  page,
}) => {
  const letGo = await holdBack(page, ({ pathname }) => pathname === "/api/requirements");
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  await page.goto("/");
  await expect(page.getByRole("banner").getByText("payments-prod")).toBeVisible();
  const before = await afterIdle(page, scripts);
  letGo();
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  await expect.poll(() => scripts.length).toBeGreaterThan(before + PARTS_MIN);
});

test("what is required is there before the grid, and what is fetched ahead comes after both", async ({
  page,
}) => {
  const held = new AbortController();
  const isLetGo = new Promise((resolve) => held.signal.addEventListener("abort", resolve));
  const scripts: string[] = [];
  await page.route(/chunks\/.*\.js$/, async (route) => {
    scripts.push(route.request().url());
    const response = await route.fetch();
    if ((await response.text()).includes('"What we require"')) await isLetGo;
    await route.fulfill({ response });
  });
  // A script that is held back may hold back the end of loading.
  await page.goto("/", { waitUntil: "commit" });
  await expect(page.getByRole("banner").getByText("payments-prod")).toBeVisible();
  const before = await afterIdle(page, scripts);
  await expect(page.getByRole("gridcell")).toHaveCount(0);
  held.abort();
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  await expect(page.getByRole("region", { name: "What we require", exact: true })).toBeVisible();
  await expect.poll(() => scripts.length).toBeGreaterThan(before + PARTS_MIN);
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

/** How many scripts were asked for once the page was idle, which is when parts are fetched ahead. */
async function afterIdle(page: Page, scripts: readonly string[]): Promise<number> {
  await page.evaluate(
    () => new Promise<void>((resolve) => requestIdleCallback(() => setTimeout(resolve))),
  );
  return scripts.length;
}
