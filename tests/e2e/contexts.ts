import type { Browser, BrowserContext, Page, ViewportSize } from "@playwright/test";

type Asked = { browser: Browser; baseURL: string; viewport: ViewportSize | null };
export type Contexts = {
  /** A page of a browser that has never been at this address, but for its scripts and styles, which it has. */
  page(asked: Asked): Promise<Page>;
};

/** One context an address for each worker: to make one costs as much as to load a page, and again what is cached. */
export function holdContexts(): Contexts {
  const held = new Map<string, BrowserContext>();
  return {
    async page({ browser, baseURL, viewport }) {
      const context = held.get(baseURL) ?? (await browser.newContext({ baseURL }));
      held.set(baseURL, context);
      for (const page of context.pages()) await page.close();
      await Promise.all([context.clearPermissions(), context.clearCookies()]);
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      const { origin } = new URL(baseURL);
      await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
      await session.detach();
      if (viewport) await page.setViewportSize(viewport);
      return page;
    },
  };
}
