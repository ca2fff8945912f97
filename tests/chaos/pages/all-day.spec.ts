import type { BrowserContext, Page } from "@playwright/test";
import { gridIsThere, lost } from "@/tests/e2e/away";
import { expect, type Site, scanEnds, startSite, siteless as test } from "@/tests/e2e/fixtures";

const MODEL = "anthropic.claude-sonnet-4-6";
const CELL = `111122223333~eu-west-1~${MODEL}`;
const ERROR =
  "An error occurred (ThrottlingException) when calling the Converse operation: us-east-1";

const CONFIG = `requirements:
  - name: Payments assistant
    models: [${MODEL}]
    regions: [eu-west-1]
`;

test.describe.configure({ mode: "default", timeout: 900_000 });

/** A screen as somebody left it in the morning. */
type Left = {
  name: string;
  path: string;
  ready: (page: Page) => Promise<void>;
  leave: (page: Page) => Promise<void>;
};

const scrollGrid = (page: Page) =>
  page.getByRole("grid").evaluate((grid) => {
    grid.parentElement?.scrollTo({ top: 340, left: 120 });
  });
const heading = (name: string | RegExp) => (page: Page) =>
  page.getByRole("heading", { level: 1, name }).waitFor();
const scrollPage = (page: Page) => page.evaluate(() => window.scrollTo(0, 180));

const SCREENS: readonly Left[] = [
  {
    name: "a cell's sheet over a filtered matrix",
    path: `/?q=claude&cell=${CELL}`,
    ready: (page) => page.getByRole("heading", { name: "Gates" }).waitFor(),
    leave: async (page) => {
      const sheet = page.getByRole("dialog");
      await sheet.evaluate((element) => element.scrollTo(0, 260));
      await sheet.getByRole("button", { name: "Cell below" }).focus();
    },
  },
  {
    name: "the matrix, scrolled, the focus on a cell",
    path: "/?problems=true",
    ready: gridIsThere,
    leave: async (page) => {
      await page.getByRole("gridcell").first().focus();
      for (const key of ["ArrowRight", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
    },
  },
  { name: "the matrix, scrolled away", path: "/", ready: gridIsThere, leave: scrollGrid },
  {
    name: "pending with its details open",
    path: "/pending",
    ready: (page) => page.getByRole("timer").first().waitFor(),
    leave: async (page) => {
      await page.locator("summary").first().click();
    },
  },
  {
    name: "a sign-off half written",
    path: "/regions/eu-west-1",
    ready: (page) => page.getByLabel("Name", { exact: true }).waitFor(),
    leave: async (page) => {
      await page.getByRole("checkbox", { name: "Destinations are reviewed" }).check();
      await page.getByLabel("Name", { exact: true }).fill("Dana Smith");
      await page.getByLabel(/^Note/).fill("Only what payments needs.");
    },
  },
  {
    name: "quotas, filtered",
    path: "/quotas?region=us-east-1",
    ready: (page) => page.getByRole("searchbox", { name: "Filter quotas" }).waitFor(),
    leave: async (page) => {
      await page.getByRole("searchbox", { name: "Filter quotas" }).fill("nova");
      await expect(page).toHaveURL(/q=nova/);
    },
  },
  {
    name: "the codes, filtered",
    path: "/errors",
    ready: heading("Errors"),
    leave: async (page) => {
      await page.getByRole("searchbox").fill("agreement");
      await expect(page).toHaveURL(/q=agreement/);
    },
  },
  {
    name: "a pasted error",
    path: "/diagnose",
    ready: heading("Diagnose"),
    leave: async (page) => {
      await page.getByRole("textbox", { name: "Error text" }).fill(ERROR);
      await page.getByText("What to do").waitFor();
    },
  },
  { name: "the Regions", path: "/regions", ready: heading("Regions"), leave: scrollPage },
  {
    name: "changes of a model",
    path: "/changes",
    ready: heading("Changes"),
    leave: async (page) => {
      await page.getByRole("searchbox", { name: "Model" }).fill("nova");
      await expect(page).toHaveURL(/model=nova/);
    },
  },
];

/** What a person would miss: where they are, what they typed, opened, scrolled and had the focus on. */
const asItIs = (page: Page) =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea")];
    const scrolled = [...document.querySelectorAll("main *, [role=dialog]")].filter(
      (element) => element.scrollTop > 0 || element.scrollLeft > 0,
    );
    const focused = document.activeElement;
    const rows = [...document.querySelectorAll("main tbody tr")];
    const top = rows.find((row) => row.getBoundingClientRect().top >= 60);
    return {
      address: location.href,
      typed: fields.map(({ value, checked, type }) => (type === "checkbox" ? checked : value)),
      open: [...document.querySelectorAll("details[open], [role=dialog]")].length,
      // A notice above pushes the page down, and the browser keeps what is read where it is.
      atTop: window.scrollY > 0 ? (top?.textContent?.slice(0, 24) ?? null) : null,
      scrolled: scrolled.map((one) => [one.scrollTop, one.scrollLeft]),
      focus: focused?.getAttribute("data-focus") ?? focused?.getAttribute("aria-label") ?? null,
      onBody: focused === document.body,
    };
  });

async function openAll(context: BrowserContext, site: Site): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (const screen of SCREENS) {
    const page = await context.newPage();
    await page.goto(`${site.url}${screen.path}`);
    await screen.ready(page);
    await screen.leave(page);
    pages.push(page);
  }
  return pages;
}

/** As when somebody looks at the tab again. */
const lookAgain = (page: Page) =>
  page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

test("ten screens left open survive a dashboard that crashes, comes back, and comes back newer", async ({
  browser,
}) => {
  const site = await startSite({
    world: "first-look",
    config: CONFIG,
    before: (aws) => aws.clearFaults(),
    env: { BEDROCK_READINESS_BUILD: "morning" },
  });
  await scanEnds(site);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const broken: string[] = [];
  context.on("weberror", (error) => broken.push(String(error.error())));
  const pages = await openAll(context, site);
  const before = await Promise.all(pages.map(asItIs));

  await site.kill();
  for (const page of pages) await lookAgain(page);
  for (const page of pages) await expect(lost(page)).toBeVisible({ timeout: 120_000 });
  expect(await Promise.all(pages.map(asItIs)), "while the dashboard is away").toEqual(before);

  await site.revive({ BEDROCK_READINESS_BUILD: "morning" });
  for (const page of pages) await lookAgain(page);
  for (const page of pages) await expect(lost(page)).toHaveCount(0, { timeout: 120_000 });
  expect(await Promise.all(pages.map(asItIs)), "after it came back").toEqual(before);

  await site.kill();
  await site.revive({ BEDROCK_READINESS_BUILD: "noon" });
  for (const page of pages) await lookAgain(page);
  for (const page of pages) {
    await expect(page.getByText("The dashboard was updated.")).toBeVisible({ timeout: 120_000 });
  }
  expect(await Promise.all(pages.map(asItIs)), "under a newer build").toEqual(before);

  for (const [at, screen] of SCREENS.entries()) {
    const page = pages[at];
    if (!page) throw new Error(screen.name);
    await page.getByRole("button", { name: "Reload" }).click();
    await screen.ready(page);
    await expect(page.getByText("The dashboard was updated.")).toHaveCount(0);
    const { address, typed } = before[at] ?? { address: "", typed: [] };
    await expect
      .poll(async () => (await asItIs(page)).typed, { message: screen.name })
      .toEqual(typed);
    expect((await asItIs(page)).address).toBe(address);
  }
  expect(broken).toEqual([]);
  await context.close();
  await site.stop();
});
