import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** What makes an address one of many of its kind: its path without ids and codes, and the names of what it asks. */
const shapeOf = ({ pathname, searchParams }: URL): string =>
  [
    pathname.replace(/[0-9a-f-]{36}|[a-z]+-[a-z]+-\d|(?<=^\/errors\/)\w+/g, "*"),
    ...[...searchParams.keys()].sort(),
  ].join(" ");

/**
 * Follows every link of every page from these addresses on, as a crawler does: pages are opened and rendered, answers are
 * fetched, one of a kind. Gives the addresses it went to.
 */
export async function crawl(page: Page, from: readonly URL[]): Promise<readonly string[]> {
  const queue = [...from];
  const met = new Set<string>();
  const walked: string[] = [];
  for (let address = queue.shift(); address; address = queue.shift()) {
    const shape = shapeOf(address);
    if (met.has(shape) && !from.includes(address)) continue;
    met.add(shape);
    walked.push(address.href);
    if (/^\/(?:api|metrics)/.test(address.pathname)) await page.request.get(address.href);
    else queue.push(...(await linksOf(page, address)));
  }
  return walked;
}

async function linksOf(page: Page, { href, origin }: URL): Promise<readonly URL[]> {
  await page.goto(href);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  const hrefs = await page
    .locator("a[href]")
    .evaluateAll((links) => links.flatMap((link) => ("href" in link ? String(link.href) : [])));
  return hrefs.map((text) => new URL(text)).filter((link) => link.origin === origin);
}
