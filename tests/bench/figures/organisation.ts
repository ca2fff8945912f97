import { setTimeout as delay } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { mountsMs, openBrowser, openPage } from "@/tests/bench/browser";
import { askFor, type Dashboard, startDashboard, storeMb } from "@/tests/bench/dashboard";
import { type Figure, type Measured, medianOf, most, seconds, spread } from "@/tests/bench/figure";
import { type Remote, startRemote } from "@/tests/bench/process";

const ACCOUNTS = 500;
const CONFIGURATION =
  "organization: { memberRole: BedrockReadinessRead, externalId: 7f3c0a52-example }\n";
const LOOK_MS = 100;
const SAMPLE_MS = 1_000;

/** What an organization costs from nothing to its last page: as many accounts as named, or 500, of 17 Regions of 120 models. */
export const organisation: Figure = {
  name: "organisation",
  wrongIn: ([word, ...more]) =>
    more.length > 0 || (word !== undefined && !/^[1-9]\d{0,3}$/.test(word))
      ? "How many accounts there are may follow, a number from 1 to 9999."
      : null,
  async measure([word] = []): Promise<readonly Measured[]> {
    const accounts = word === undefined ? ACCOUNTS : Number(word);
    const remote = await startRemote({ world: "organisation", accounts });
    const dashboard = await start(remote);
    const memory = watchMemory(dashboard);
    const browser = await openBrowser();
    try {
      const begun = performance.now();
      const firstRead = await firstSight(dashboard, { remote, page: await openPage(browser) });
      await scanned(dashboard, accounts);
      const scanMs = performance.now() - begun;
      const calls = (await remote.calls()).reduce((sum, { calls: made }) => sum + made, 0);
      const { url } = dashboard;
      const [one] = await keys(dashboard);
      const rollUp = await mountsMs(browser, `${url}/?account=all`);
      const single = await mountsMs(browser, `${url}/?account=${one}`);
      const matrix = await travelled(dashboard);
      const peakMb = memory.stop();
      const store = storeMb(dashboard.dataDir);
      await dashboard.close();
      return [
        most("first roll-up on screen, after the first account answers", firstRead, [10_000, "ms"]),
        {
          what: `discovery and scan of ${accounts} accounts, 2,040 cells each`,
          measured: `${seconds(scanMs)}, ${calls} calls, ${((calls * 1_000) / scanMs).toFixed(0)} a second`,
          budget: "",
          ok: null,
        },
        most(`roll-up opens, ${spread(rollUp)}`, medianOf(rollUp), [500, "ms"]),
        most(`one account of them opens, ${spread(single)}`, medianOf(single), [150, "ms"]),
        ...matrix,
        most("server's most memory", peakMb, [600, "MB"]),
        { what: "store's size", measured: `${store.toFixed(0)} MB`, budget: "", ok: null },
        ...(await startedAgain(remote)),
      ];
    } finally {
      memory.stop();
      await browser.close();
      await dashboard.close();
      await remote.close();
    }
  },
};

const start = (remote: Remote): Promise<Dashboard> =>
  startDashboard(remote, CONFIGURATION, { env: { SCAN_INTERVAL: "24h" } });

/** On the store that is there. */
async function startedAgain(remote: Remote): Promise<readonly Measured[]> {
  const dashboard = await start(remote);
  try {
    const begun = performance.now();
    await dashboard.scanned();
    const firstMs = performance.now() - begun;
    return [
      {
        what: "first matrix of a server that starts on that store",
        measured: seconds(firstMs),
        budget: "",
        ok: null,
      },
      most("… its memory then", dashboard.residentMb() ?? Number.NaN, [600, "MB"]),
    ];
  } finally {
    await dashboard.close();
  }
}

type Sight = { remote: Remote; page: Page };

/** Milliseconds from the first account's first answer to the first cell on a page that was open before. */
async function firstSight({ url }: Dashboard, { remote, page }: Sight): Promise<number> {
  await page.goto(`${url}/?account=all`);
  const shown = page.locator("[role=gridcell]").first().waitFor({ timeout: 600_000 });
  while (!(await remote.calls()).some(({ service, calls }) => service === "bedrock" && calls > 0))
    await delay(LOOK_MS);
  const answered = performance.now();
  await shown;
  return performance.now() - answered;
}

type Standing = { organization: { members: { isRead: boolean; account: string | null }[] } | null };

const standing = async ({ url }: Dashboard): Promise<Standing> =>
  (await fetch(`${url}/api/accounts`)).json() as Promise<Standing>;

async function scanned(dashboard: Dashboard, accounts: number): Promise<void> {
  for (;;) {
    const { organization } = await standing(dashboard);
    const read = organization?.members.filter(({ isRead }) => isRead).length ?? 0;
    const { scan } = (await (await fetch(`${dashboard.url}/api/matrix`)).json()) as {
      scan: unknown;
    };
    if (read >= accounts && scan === null) return;
    await delay(10 * SAMPLE_MS);
  }
}

async function keys(dashboard: Dashboard): Promise<readonly string[]> {
  const { organization } = await standing(dashboard);
  return organization?.members.flatMap(({ account }) => account ?? []) ?? [];
}

async function travelled({ url }: Dashboard): Promise<readonly Measured[]> {
  const whole = await askFor(`${url}/api/matrix`);
  const since = await askFor(`${url}/api/matrix?since=${whole.etag?.replaceAll('"', "")}`);
  return [
    {
      what: "whole matrix, compressed",
      measured: `${(whole.bytes / 1_000).toFixed(0)} kB`,
      budget: "",
      ok: null,
    },
    {
      // It names the accounts, and its budget is set for ten of them.
      what: "a delta in which nothing changed",
      measured: `${(since.bytes / 1_000).toFixed(0)} kB`,
      budget: "",
      ok: null,
    },
  ];
}

function watchMemory(dashboard: Dashboard) {
  let peakMb = 0;
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, dashboard.residentMb() ?? 0);
  }, SAMPLE_MS);
  return {
    stop() {
      clearInterval(timer);
      return peakMb;
    },
  };
}
