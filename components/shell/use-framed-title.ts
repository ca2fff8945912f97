"use client";

import { useEffect, useSyncExternalStore } from "react";
import { onShownTitle, shownTitle } from "@/components/ui/use-page-title";

const PRODUCT = " · Bedrock Readiness";

type Frame = {
  /** Agreements in flight. */
  pending: number;
  /** Whose page it is, where there are several accounts to tell apart. */
  account: string | null;
};

/** "(3) Pending · payments-prod · Bedrock Readiness": what is in flight before the title of every page, and whose it is after. */
export function useFramedTitle({ pending, account }: Frame): void {
  const shown = useSyncExternalStore(onShownTitle, shownTitle, () => null);
  useEffect(() => {
    const badge = pending > 0 ? `(${pending}) ` : "";
    const whose = account === null ? "" : ` · ${account}`;
    const apply = () => {
      if (document.title !== framed.title) framed.own = ownTitle(document.title);
      framed.title = `${badge}${shown ?? framed.own}${whose}${PRODUCT}`;
      if (document.title !== framed.title) document.title = framed.title;
    };
    apply();
    // Next sets the plain title of the page that is gone to, at a time of its own.
    const titles = new MutationObserver(apply);
    titles.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => titles.disconnect();
  }, [pending, account, shown]);
}

/** What was put last, and the page's own title behind it. */
const framed = { title: "", own: "" };

const ownTitle = (title: string): string =>
  title.endsWith(PRODUCT) ? title.slice(0, -PRODUCT.length) : title;
