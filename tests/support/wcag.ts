import type { Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";

const OPTIONS: RunOptions = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  resultTypes: ["violations"],
  selectors: false,
};

/**
 * It goes by the colour of a text's fill, which Chromium tells as the page has it also where it draws all by the colours that
 * are forced on the page.
 */
export const BLIND_TO_FORCED_COLOURS = ["color-contrast"];

/**
 * What of WCAG 2.2 AA the page as it stands breaks: each rule's name and the first element that does. The page has no
 * frames, so it is asked as a whole; what asks stays in it for the next time, as it takes a while to read.
 */
export async function breachesOf(
  page: Page,
  except: readonly string[] = [],
): Promise<readonly string[]> {
  const rules = Object.fromEntries(except.map((id) => [id, { enabled: false }]));
  const options = { ...OPTIONS, rules };
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async (options) => {
    const { axe: own } = window as unknown as { axe: typeof axe };
    const { violations } = await own.run(document, options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  }, options);
}
