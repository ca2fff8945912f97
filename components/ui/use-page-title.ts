import { useEffect } from "react";

/** The number of agreements in flight that stands before a title. */
export const TITLE_BADGE = /^\(\d+\) /;
const PRODUCT = " · Bedrock Readiness";

/** Titles the page after what is open on it, and gives the page its own title back after; null leaves it alone. */
export function usePageTitle(title: string | null, own: string): void {
  useEffect(() => {
    if (title === null) return;
    const apply = (text: string) => {
      const badge = TITLE_BADGE.exec(document.title)?.[0] ?? "";
      const wanted = `${badge}${text}${PRODUCT}`;
      if (document.title !== wanted) document.title = wanted;
    };
    apply(title);
    // Next sets the page's own title at a time of its own.
    const titles = new MutationObserver(() => apply(title));
    titles.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      titles.disconnect();
      apply(own);
    };
  }, [title, own]);
}
