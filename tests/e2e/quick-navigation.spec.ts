import type { Page } from "@playwright/test";
import { expect, scanEnds, test } from "./fixtures";

const ROUNDS = 10;
const PAGES = [
  { link: "Regions", heading: "Regions" },
  { link: "Quotas", heading: "Quotas" },
  { link: "Matrix", heading: /^Matrix/ },
] as const;

test.describe.configure({ mode: "default", timeout: 600_000 });
// As wide as it takes for all three to stand in the bar.
test.use({ siteOptions: { world: "large" }, viewport: { width: 1_440, height: 900 } });
test.beforeAll(async ({ site }) => scanEnds(site));

/** Between 80 and 600 ms, the same in every run. */
function* pauses(): Generator<number, never> {
  let seed = 20_261_122;
  for (;;) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield 80 + (seed % 521);
  }
}

/** What the pointer is on when it is pressed, without waiting for anything to be ready. */
const press = (page: Page, link: string) =>
  page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: link, exact: true })
    .click({ noWaitAfter: true });

test("however quickly one goes from page to page, the page is the one that was pressed last", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  const next = pauses();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { link } of PAGES) {
      await press(page, link);
      // The pace of the presses is what is tried here, and nothing is expected after it.
      await page.waitForTimeout(next.next().value);
    }
    const stop = PAGES[round % PAGES.length];
    if (!stop) throw new Error("no page");
    await press(page, stop.link);
    await expect(
      page.getByRole("heading", { level: 1, name: stop.heading, includeHidden: true }),
      `round ${round}`,
    ).toHaveCount(1, { timeout: 60_000 });
  }
});

test("what answers while one goes to another page holds nothing up and puts nothing back", async ({
  page,
}) => {
  await page.goto("/quotas?region=us-east-1");
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/quotas*", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    const response = await route.fetch();
    await held;
    return route.fulfill({ response });
  });
  const asked = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "Refresh quotas" }).click();
  const request = await asked;
  const heading = (name: string | RegExp) =>
    page.getByRole("heading", { level: 1, name, includeHidden: true });
  await press(page, "Regions");
  await expect(heading("Regions")).toHaveCount(1);
  release();
  await request.response();
  await press(page, "Matrix");
  await expect(heading(/^Matrix/)).toHaveCount(1);
  await expect(page).toHaveURL(/\/(?:\?.*)?$/);
  await expect(heading("Quotas")).toHaveCount(0);
});
