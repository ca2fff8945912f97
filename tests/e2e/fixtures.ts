import { test as base, expect, type Page } from "@playwright/test";
import { breachesOf } from "@/tests/support/wcag";
import { type Contexts, holdContexts } from "./contexts";
import { holdOwnSite, type OwnSite } from "./own-site";
import { type ReadSite, type ReadSiteName, readSite } from "./read-sites";
import { SCAN_MS, type Site, type SiteOptions, scanEnds, startSite } from "./site";

export { expect, SCAN_MS, type Site, type SiteOptions, scanEnds, startSite };

/** An address that leads nowhere is answered so, which is right. */
const NOT_FOUND = /the server responded with a status of 404/;

type PageErrors = { errors: string[] };

/** What the browser complained about; a refused policy shows here too. */
function listen(page: Page): PageErrors {
  const told: PageErrors = { errors: [] };
  page.on("pageerror", (error) => told.errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !NOT_FOUND.test(message.text()))
      told.errors.push(message.text());
  });
  return told;
}

/** The most that a page's scripts are waited for; a test that holds them back goes on then. */
const HEARD_MS = 20_000;

/**
 * Waits until what is pressed is heard. A server's page can be seen before its scripts have taken it over, for a moment
 * that a person never meets and a test on a busy machine does.
 */
export async function untilHeard(page: Page): Promise<void> {
  const isHeard = () =>
    document.querySelector('script[src*="/_next/"]') === null ||
    Object.keys(document.body).some((key) => key.startsWith("__reactProps$"));
  try {
    await page.waitForFunction(isHeard, undefined, { timeout: HEARD_MS });
    await page.evaluate(
      (timeout) => new Promise((done) => requestIdleCallback(done, { timeout })),
      HEARD_MS,
    );
  } catch (error) {
    if (page.isClosed()) throw error;
  }
}

/** The page, which once it is opened or loaded again hears what is pressed; with `waitUntil` it is given as it comes. */
function hearing(page: Page): Page {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (url, options) => {
    const response = await goto(url, options);
    if (!options?.waitUntil) await untilHeard(page);
    return response;
  };
  page.reload = async (options) => {
    const response = await reload(options);
    if (!options?.waitUntil) await untilHeard(page);
    return response;
  };
  return page;
}

type BrowserFixtures = { quiet: undefined };
/** All specs have the same, so that a worker and its browser go on from file to file. */
type Held = { own: OwnSite; contexts: Contexts };

/**
 * For a file that starts its sites itself, with `startSite`. A test fails where the browser's console says an error, here
 * as in those below.
 */
export const siteless = base.extend<BrowserFixtures, Held>({
  own: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern, and nothing of it is used
    async ({}, use) => {
      const own = holdOwnSite();
      await use(own);
      await own.end();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  contexts: [async ({}, use) => use(holdContexts()), { scope: "worker" }],
  page: async ({ page }, use) => use(hearing(page)),
  quiet: [
    async ({ page }, use) => {
      const told = listen(page);
      await use(undefined);
      expect(told.errors, "the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

type AtSite = { freshContext: boolean };

/** Its page comes of a context that the worker keeps; what lasts in one, as a clock that is set, asks for a fresh one. */
const atSite = siteless.extend<AtSite>({
  freshContext: [false, { option: true }],
  page: async ({ browser, contexts, baseURL, viewport, freshContext }, use) => {
    const at = { baseURL: baseURL ?? "" };
    const page = freshContext
      ? await (await browser.newContext(at)).newPage()
      : await contexts.page({ browser, viewport, ...at });
    const context = page.context();
    await use(hearing(page));
    if (freshContext) await context.close();
    else await Promise.all(context.pages().map((one) => one.close()));
  },
  context: async ({ page }, use) => use(page.context()),
});

/**
 * `site` is the file's own, shared by its tests in a worker, and may be changed; a file asks for another world with
 * `test.use({ siteOptions: { world: … } })`.
 */
export const test = atSite.extend<{ siteOptions: Partial<SiteOptions>; site: Site }>({
  siteOptions: [{}, { option: true }],
  site: [
    async ({ siteOptions, own }, use) => use(await own.site(siteOptions)),
    { timeout: 180_000 },
  ],
  baseURL: async ({ site }, use) => use(site.url),
});

/**
 * For a file that only reads: `site` has been scanned, is shared with every other file that reads it, in every worker,
 * and is named with `test.use({ reads: "three accounts" })`. The run fails where somebody did more in it than read.
 */
export const reading = atSite.extend<{ reads: ReadSiteName; site: ReadSite }>({
  reads: ["one account", { option: true }],
  site: [async ({ reads }, use) => use(await readSite(reads)), { timeout: 2 * SCAN_MS }],
  baseURL: async ({ site }, use) => use(site.url),
});

/**
 * Waits until every colour has come to where it goes; what moves without an end is let go on. What the page was told a
 * moment ago, such as another theme, moves something from its next frame on.
 */
async function motionEnds(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (;;) {
      await frame();
      await frame();
      const ending = document
        .getAnimations()
        .filter((one) => Number.isFinite(Number(one.effect?.getComputedTiming().endTime)));
      if (ending.length === 0) return;
      await Promise.allSettled(ending.map(({ finished }) => finished));
    }
  });
}

/** WCAG 2.2 AA over the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await motionEnds(page);
  expect(await breachesOf(page)).toEqual([]);
}
