import type { Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";

const OPTIONS: RunOptions = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  resultTypes: ["violations"],
  selectors: false,
};

const ALIKE = "data-alike";
const CONTRAST = { id: "color-contrast", selector: `*:not([${ALIKE}])` };
const ASKS = `${axe.source}; axe.configure(${JSON.stringify({ rules: [CONTRAST] })});`;

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
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(ASKS);
  await page.evaluate(markAlike, { mark: ALIKE, most: OF_A_KIND });
  return page.evaluate(async (options) => {
    const { axe: own } = window as unknown as { axe: typeof axe };
    const { violations } = await own.run(document, options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  }, options);
}

/** More than one, since the first may lie under what is fixed above it. */
const OF_A_KIND = 3;

/**
 * In a page: of texts that are drawn alike, to the last ground behind them, a few are enough to tell whether they can be read,
 * which is most of what a look takes where a table is long. The others are marked.
 */
function markAlike({ mark, most }: { mark: string; most: number }): void {
  const kinds = new Map<string, { id: number; met: number }>();
  const kindOf = new Map<Element, number>();
  for (const element of document.querySelectorAll("html, html *")) {
    const style = getComputedStyle(element);
    const key = [
      element.parentElement ? kindOf.get(element.parentElement) : "",
      element.tagName,
      element.className,
      style.color,
      style.backgroundColor,
      style.backgroundImage,
      style.opacity,
      style.fontSize,
      style.fontWeight,
      style.textShadow,
    ].join(" ");
    const kind = kinds.get(key) ?? { id: kinds.size, met: 0 };
    kinds.set(key, kind);
    kindOf.set(element, kind.id);
    const isSeen = element.checkVisibility();
    if (isSeen) kind.met += 1;
    element.toggleAttribute(mark, isSeen && kind.met > most);
  }
}
