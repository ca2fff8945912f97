"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { isCurrent, PAGES } from "@/components/shell/pages";
import { keepAccount } from "@/components/shell/use-account";
import { cn } from "@/components/ui/cn";
import { StateMark } from "@/components/ui/state-mark";

type NavProps = {
  account: string | null;
  pending: number;
  /** Required lines that are not met. */
  notMet: number;
};

/** The pages, in the bar. Narrow windows leave the last ones to the menu at the end of the bar. */
export function Nav({ account, pending, notMet }: NavProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="ml-1 flex gap-0.5 max-sm:hidden">
      {PAGES.map(({ name, href }, index) => {
        const current = isCurrent(href, pathname);
        return (
          <Link
            key={href}
            href={keepAccount(href, account)}
            {...(current && { "aria-current": "page" as const })}
            className={cn(
              "flex h-7 items-center gap-1.5 rounded-md px-2.5 whitespace-nowrap transition-colors",
              current
                ? "bg-selected font-medium text-ink"
                : "text-ink-2 hover:bg-hover hover:text-ink",
              index > 3 && "max-md:hidden",
              index > 4 && "max-lg:hidden",
            )}
          >
            {name}
            {name === "Required" && notMet > 0 && <NotMetBadge count={notMet} />}
            {name === "Pending" && pending > 0 && <PendingBadge count={pending} />}
          </Link>
        );
      })}
    </nav>
  );
}

export function PendingBadge({ count }: { count: number }) {
  return (
    <span data-s="pending" className="inline-flex items-center gap-1 text-xs text-(--fg)">
      <StateMark state="pending" />
      {count}
      <span className="sr-only"> in flight</span>
    </span>
  );
}

function NotMetBadge({ count }: { count: number }) {
  return (
    <span data-s="blocked" className="inline-flex items-center gap-1 text-xs text-(--fg)">
      <StateMark state="blocked" />
      {count}
      <span className="sr-only"> not met</span>
    </span>
  );
}
