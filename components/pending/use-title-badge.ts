import { useEffect } from "react";
import { TITLE_BADGE } from "@/components/ui/use-page-title";

/** The number in flight before the title of every page, "(3) Pending", as long as there are any. */
export function useTitleBadge(count: number): void {
  useEffect(() => {
    const apply = () => {
      const plain = document.title.replace(TITLE_BADGE, "");
      const wanted = count > 0 ? `(${count}) ${plain}` : plain;
      if (document.title !== wanted) document.title = wanted;
    };
    apply();
    // Next sets the plain title of the page that is gone to, at a time of its own.
    const titles = new MutationObserver(apply);
    titles.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => titles.disconnect();
  }, [count]);
}
