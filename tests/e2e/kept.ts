import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";

/** What the server may keep of pages and answers. */
const CACHE = path.resolve(".next/standalone/.next/cache");

/** Every file of a dashboard: its store, what it printed, and its cache of pages. */
export const keptFiles = (dataDir: string): readonly { name: string; text: string }[] =>
  [dataDir, CACHE].flatMap((folder) =>
    !existsSync(folder)
      ? []
      : readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => ({
            name,
            text: readFileSync(path.join(parentPath, name), "latin1"),
          })),
  );

/** Everything that a browser keeps of the site. */
export const keptInBrowser = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const cached: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        cached.push(request.url, (await (await cache.match(request))?.text()) ?? "");
    }
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, cached]);
  });

const ALIGNMENTS = [0, 1, 2];

/** How a text may stand somewhere: as it is, in an address, or within base64 that begins anywhere before it. */
export function spellings(text: string): readonly string[] {
  const inBase64 = ALIGNMENTS.map((before) => {
    const encoded = Buffer.from(" ".repeat(before) + text).toString("base64");
    // The first and last letters also depend on what stands beside it.
    return encoded.slice(before === 0 ? 0 : before + 1).replace(/.?=*$/, "");
  });
  return [...new Set([text, encodeURIComponent(text), ...inBase64])];
}
