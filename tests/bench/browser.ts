import { type Browser, chromium, type Page } from "@playwright/test";
import { findBrowser } from "@/tests/support/browser";

export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("no browser was found; set BROWSER_PATH to one");
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}

/** A page in which functions of ours run: tsx wraps the named ones in a helper that a page does not have. */
export async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
  await page.addInitScript("globalThis.__name = (target) => target");
  return page;
}

/** Loads the page anew, and has it note, in its own milliseconds, when its first cell is there and when the frame after it begins. */
async function openMounted(page: Page, url: string): Promise<void> {
  await page.addInitScript(() => {
    const seen = () => {
      if (!document.querySelector("[role=gridcell]")) return;
      watch.disconnect();
      // What is fetched when the page rests may be asked for before the next frame.
      Reflect.set(window, "cellAt", performance.now());
      requestAnimationFrame(() => {
        Reflect.set(window, "mountedAt", performance.now());
      });
    };
    const watch = new MutationObserver(seen);
    watch.observe(document, { childList: true, subtree: true });
  });
  await page.goto(url);
  await page.waitForFunction(() => Reflect.get(window, "mountedAt"));
}

/** Milliseconds from the end of the matrix's answer to the frame after its first cell. Loads the page anew. */
export async function mountMs(page: Page, url: string): Promise<number> {
  await openMounted(page, url);
  return page.evaluate(() => {
    const answer = performance
      .getEntriesByType("resource")
      .find(({ name }) => new URL(name).pathname === "/api/matrix");
    const answeredAt = answer instanceof PerformanceResourceTiming ? answer.responseEnd : 0;
    return Number(Reflect.get(window, "mountedAt")) - answeredAt;
  });
}

export const MOUNTS = 5;

/** The same of several fresh pages, whose scripts were never there before. */
export async function mountsMs(browser: Browser, url: string): Promise<readonly number[]> {
  const mounts: number[] = [];
  while (mounts.length < MOUNTS) {
    const page = await openPage(browser);
    mounts.push(await mountMs(page, url));
    await page.close();
  }
  return mounts;
}

/** Milliseconds from typing into the filter to the frame that shows its rows. */
export function filterMs(page: Page, text: string): Promise<number> {
  return page.evaluate(async (typed) => {
    const field = document.querySelector<HTMLInputElement>("search input[type=search]");
    const grid = document.querySelector("[role=grid]");
    if (!field || !grid) throw new Error("there is no filter or no grid");
    const before = grid.getAttribute("aria-rowcount");
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    const begun = performance.now();
    const shown = new Promise<number>((resolve) => {
      const watch = new MutationObserver(() => {
        if (grid.getAttribute("aria-rowcount") === before) return;
        watch.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - begun));
      });
      watch.observe(grid, { attributes: true });
    });
    write?.call(field, typed);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return shown;
  }, text);
}

/** Frames a second while the grid scrolls for `ms`, and the frame time that 95 of 100 stay under. */
export function scrollFrames(page: Page, ms: number): Promise<{ fps: number; p95Ms: number }> {
  return page.evaluate(async (duration) => {
    const scroller = document.querySelector("[role=grid]")?.parentElement;
    if (!scroller) throw new Error("there is no grid");
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const times: number[] = [];
    const begun = await frame();
    let last = begun;
    while (last - begun < duration) {
      scroller.scrollTop += 24;
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    const sorted = times.toSorted((a, b) => a - b);
    const p95Ms = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
    return { fps: (times.length / (last - begun)) * 1_000, p95Ms };
  }, ms);
}

/** Compressed bytes of the scripts that a page asks for before its first cell stands. */
export async function scriptBytes(page: Page, url: string): Promise<number> {
  await openMounted(page, url);
  return page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name, startTime }) => {
        const isScript = new URL(name).pathname.endsWith(".js");
        return isScript && startTime < Number(Reflect.get(window, "cellAt"));
      })
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
}
