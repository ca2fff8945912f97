import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Browser } from "@playwright/test";
import { worldNamed } from "@/lib/stand-in/worlds/all";
import {
  filterMs,
  mountMs,
  mountsMs,
  openBrowser,
  openPage,
  scriptBytes,
  scrollFrames,
} from "@/tests/bench/browser";
import { askFor, DATA_FOLDER, type Dashboard, startDashboard } from "@/tests/bench/dashboard";
import { type Figure, type Measured, medianOf, most, seconds, spread } from "@/tests/bench/figure";
import { liveIn, REQUIREMENTS } from "@/tests/bench/lived";
import { configurationOf, startRemote } from "@/tests/bench/process";

const REST_MS = 60_000;
const LOOK_MS = 1_000;
const REST_MAX_MB = 250;
const REST = `<= ${REST_MAX_MB} MB`;
const SCROLL_MS = 3_000;
const WORDS = ["claude", "", "sample 1", "", "nova", ""];

const RUNS = 5;

/** What a page of 100,000 cells costs: 10 accounts, 34 Regions, 300 models, 2,000 ended watches and three requirements, in a real browser. */
export const ui: Figure = {
  name: "ui",
  async measure(): Promise<readonly Measured[]> {
    const remote = await startRemote({ world: "large" });
    const accounts = worldNamed("large").accounts.map(({ id }) => id);
    await liveIn(path.join(remote.folder, DATA_FOLDER));
    const dashboard = await startDashboard(remote, configurationOf(accounts) + REQUIREMENTS);
    try {
      const begun = performance.now();
      await dashboard.scanned();
      const scannedMs = performance.now() - begun;
      const browser = await openBrowser();
      const inBrowser = await measureIn(browser, dashboard);
      await browser.close();
      return [
        most("start to first byte", dashboard.startedMs, [2_000, "ms"]),
        { what: "scan of 10 accounts", measured: seconds(scannedMs), budget: "", ok: null },
        ...(await payload(dashboard)),
        ...inBrowser,
        await atRest(dashboard),
      ];
    } finally {
      await dashboard.close();
      await remote.close();
    }
  },
};

async function payload({ url }: Dashboard): Promise<readonly Measured[]> {
  const whole = await askFor(`${url}/api/matrix`);
  const again = await askFor(`${url}/api/matrix`, whole.etag);
  const weak = await askFor(`${url}/api/matrix`, `W/${whole.etag}`);
  const since = await askFor(`${url}/api/matrix?since=${whole.etag?.replaceAll('"', "")}`);
  return [
    most("whole matrix, compressed", whole.bytes / 1_000, [300, "kB"]),
    {
      what: "unchanged matrix",
      measured: `${again.status}, ${again.bytes} bytes`,
      budget: "304, 0 bytes",
      ok: again.status === 304 && again.bytes === 0,
    },
    {
      what: "… behind a proxy that weakens its ETag",
      measured: `${weak.status}, ${weak.bytes} bytes`,
      budget: "304, 0 bytes",
      ok: weak.status === 304 && weak.bytes === 0,
    },
    most("a delta in which nothing changed", since.bytes / 1_000, [2, "kB"]),
  ];
}

async function measureIn(browser: Browser, { url }: Dashboard): Promise<readonly Measured[]> {
  const scripts = await scriptBytes(await openPage(browser), url);
  const rows: Measured[] = [most("scripts of the matrix page", scripts / 1_000, [220, "kB"])];
  for (const [name, query] of [
    ["one account", ""],
    ["all rolled up", "?account=all"],
  ] as const) {
    const mounts = await mountsMs(browser, `${url}/${query}`);
    rows.push(most(`grid mounts, ${name}, ${spread(mounts)}`, medianOf(mounts), [120, "ms"]));
    const page = await openPage(browser);
    await mountMs(page, `${url}/${query}`);
    // What is fetched ahead when the page rests is no part of a filter.
    await page.waitForLoadState("networkidle");
    const filters: number[][] = WORDS.map(() => []);
    for (let run = 0; run < RUNS; run += 1)
      for (const [at, word] of WORDS.entries()) filters[at]?.push(await filterMs(page, word));
    const slowest = filters.reduce((a, b) => (medianOf(a) < medianOf(b) ? b : a));
    const what = `filter, ${name}, slowest of six words, ${spread(slowest)}`;
    rows.push(most(what, medianOf(slowest), [50, "ms"]));
    const { fps, p95Ms } = await scrollFrames(page, SCROLL_MS);
    rows.push({
      what: `scroll, ${name}, software rendering`,
      measured: `${fps.toFixed(0)} fps, 95 % of frames within ${p95Ms.toFixed(0)} ms`,
      budget: ">= 55 fps",
      ok: fps >= 55,
    });
    await page.close();
  }
  return rows;
}

/** Agreements are polled all the while, so what is held comes and goes: at rest it is the least of a minute. */
async function atRest(dashboard: Dashboard): Promise<Measured> {
  const what = "server's memory at rest, between polls";
  const seen: number[] = [];
  for (const until = performance.now() + REST_MS; performance.now() < until; await delay(LOOK_MS)) {
    const memory = dashboard.residentMb();
    if (memory === null) return { what, measured: "not told here", budget: REST, ok: null };
    seen.push(memory);
  }
  const [least, most] = [Math.min(...seen), Math.max(...seen)];
  const measured = `${least.toFixed(0)} MB, at most ${most.toFixed(0)} MB`;
  return { what, measured, budget: REST, ok: least <= REST_MAX_MB };
}
