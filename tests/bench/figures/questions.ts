import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { DEMO_CONFIG } from "@/lib/cli/demo-config";
import { openBrowser } from "@/tests/bench/browser";
import { startDashboard } from "@/tests/bench/dashboard";
import { type Figure, type Measured, seconds } from "@/tests/bench/figure";
import { type Remote, startRemote } from "@/tests/bench/process";

const PRESSES_MAX = 2;
const WITHIN_MS = 5_000;
const PLACE = "Claude Sonnet 5 in eu-west-1";

/** Of an account that is not ours: what a team there might require. */
const RECORDED_CONFIG = `requirements:
  - name: Assistant
    models: [anthropic.claude-sonnet-5, anthropic.claude-haiku-4-5-20251001-v1:0]
    regions: [eu-west-1, us-east-1]
    routes: { within: eu }
    tokensPerMinute: 500000
`;

type Question = {
  asked: string;
  /** Keys and clicks that it takes; typing a sentence is none. */
  presses: number;
  answer(page: Page): Promise<string>;
};

const text = async (page: Page, words: RegExp): Promise<string> => {
  const found = page.locator("main").getByText(words).filter({ visible: true }).first();
  await found.waitFor();
  return (await found.textContent()) ?? "";
};

const through = (page: Page, name: RegExp) =>
  page.getByRole("navigation", { name: "Main" }).first().getByRole("link", { name }).click();

const QUESTIONS: readonly Question[] = [
  {
    asked: "Can we use Claude Sonnet 5 in eu-west-1?",
    presses: 2,
    async answer(page) {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: "Search" }).fill(`Can we use ${PLACE}?`);
      await page.getByRole("option", { name: new RegExp(PLACE.replace(" in ", ", ")) }).waitFor();
      await page.keyboard.press("Enter");
      const sheet = page.getByRole("dialog", { name: PLACE });
      await sheet.getByText("in order; the first closed one decides").waitFor();
      return (await sheet.getByRole("paragraph").first().textContent()) ?? "";
    },
  },
  {
    asked: "What blocks us most, and who must act?",
    presses: 1,
    async answer(page) {
      await through(page, /^Plan/);
      return text(page, /^\d+ causes?, |^Nothing stands in the way/);
    },
  },
  {
    asked: "Which agreements are in flight, and done when?",
    presses: 1,
    async answer(page) {
      await through(page, /^Pending/);
      return text(page, /left$|Nothing is in flight|over its 15/);
    },
  },
  {
    asked: "Which Region is fit for go-live?",
    presses: 1,
    async answer(page) {
      await through(page, /^Regions/);
      return text(page, /fit for go-live/);
    },
  },
];

/**
 * The four questions that people come with, each from the matrix: presses and seconds. An address that follows is one of an AWS
 * that serves what was recorded of an account; they are asked of that as well.
 */
export const questions: Figure = {
  name: "questions",
  wrongIn: ([address, ...more]) =>
    more.length > 0 || (address !== undefined && !/^https?:\/\/\S+$/.test(address))
      ? "One address may follow, such as http://127.0.0.1:9400."
      : null,
  async measure([address] = []): Promise<readonly Measured[]> {
    const own = await startRemote({ world: "firstLook" });
    const rows = await askAll("first look", own, DEMO_CONFIG);
    if (address === undefined) return rows;
    return [...rows, ...(await askAll("recorded", recordedAt(address), RECORDED_CONFIG))];
  },
};

/** Only its address is of use: who serves it ends it. */
const recordedAt = (url: string): Remote => ({
  url,
  folder: mkdtempSync(path.join(tmpdir(), "bedrock-readiness-bench-")),
  calls: async () => [],
  clearCalls: async () => undefined,
  control: async () => undefined,
  truth: async () => null,
  close: async () => undefined,
});

async function askAll(
  world: string,
  remote: Remote,
  configuration: string,
): Promise<readonly Measured[]> {
  const dashboard = await startDashboard(remote, configuration);
  const browser = await openBrowser();
  try {
    await dashboard.scanned();
    const rows: Measured[] = [];
    for (const { asked, presses, answer } of QUESTIONS) {
      const page = await browser.newPage({
        baseURL: dashboard.url,
        viewport: { width: 1_440, height: 900 },
      });
      await page.goto("/");
      await page.getByRole("gridcell").first().waitFor();
      const begun = performance.now();
      const answered = await answer(page);
      const spent = performance.now() - begun;
      await page.close();
      rows.push({
        what: `${world}: ${asked} ${JSON.stringify(answered.slice(0, 90))}`,
        measured: `${presses} ${presses === 1 ? "press" : "presses"}, ${seconds(spent)}`,
        budget: `${PRESSES_MAX} presses, ${seconds(WITHIN_MS)}`,
        ok: presses <= PRESSES_MAX && spent <= WITHIN_MS,
      });
    }
    return rows;
  } finally {
    await browser.close();
    await dashboard.close();
    await remote.close();
  }
}
