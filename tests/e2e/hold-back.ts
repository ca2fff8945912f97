import type { Page, Route } from "@playwright/test";

/** Holds back what matches until it is let go. */
export async function holdBack(page: Page, matches: (url: URL) => boolean): Promise<() => void> {
  const held: Route[] = [];
  let open = false;
  await page.route(matches, async (route) => {
    if (open) await route.continue();
    else held.push(route);
  });
  return () => {
    open = true;
    for (const route of held.splice(0)) void route.continue();
  };
}
