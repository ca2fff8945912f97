import { useEffect } from "react";

const BADGE = /^\(\d+\) /;

/** The number in flight before the page's title, "(3) Pending", as long as there are any. */
export function useTitleBadge(count: number): void {
  useEffect(() => {
    const plain = document.title.replace(BADGE, "");
    document.title = count > 0 ? `(${count}) ${plain}` : plain;
    return () => {
      document.title = document.title.replace(BADGE, "");
    };
  }, [count]);
}
