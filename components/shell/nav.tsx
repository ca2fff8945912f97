"use client";

import { usePathname } from "next/navigation";
import { MoreMenu } from "@/components/shell/more-menu";
import { type Badge, type Badges, isCurrent, PAGES, SHOWN } from "@/components/shell/pages";
import { keepAccount } from "@/components/shell/use-account";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { StateMark } from "@/components/ui/state-mark";
import type { State } from "@/lib/domain/state";

const ITEM =
  "flex h-7 items-center gap-1 rounded-md px-2.5 whitespace-nowrap transition-colors aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-ink text-ink-2 hover:bg-hover hover:text-ink";

type NavProps = { account: string | null; badges: Badges };

/** The pages, in the bar; More, which never leaves, has what does not fit and what is asked for less often. */
export function Nav({ account, badges }: NavProps) {
  const pathname = usePathname();
  const current = PAGES.find(({ href }) => isCurrent(href, pathname));
  const inMore = current?.place === "more";
  return (
    <nav aria-label="Main" className="ml-1 flex gap-0.5 max-sm:hidden">
      {PAGES.filter(({ place }) => place !== "more").map((page) => (
        <Link
          key={page.href}
          href={keepAccount(page.href, account)}
          {...(page === current && { "aria-current": "page" as const })}
          className={cn(ITEM, SHOWN[page.place].bar)}
        >
          {page.name}
          {page.badge && <NavBadge badge={page.badge} count={badges[page.badge]} />}
        </Link>
      ))}
      <MoreMenu
        account={account}
        pages={PAGES.filter(({ place }) => place !== "bar").map((page) => ({
          ...page,
          className: SHOWN[page.place].more,
        }))}
        trigger={
          <button
            type="button"
            {...(inMore && { "aria-current": "page" as const })}
            className={cn(
              ITEM,
              current?.place === "bar-from-861" && "max-[861px]:bg-selected",
              current?.place === "bar-from-1001" && "max-[1001px]:bg-selected",
              current?.place === "bar-from-1301" && "max-[1301px]:bg-selected",
              current?.place === "bar-from-1401" && "max-2xl:bg-selected",
            )}
          >
            More
          </button>
        }
      />
    </nav>
  );
}

const BADGE = {
  "in-flight": { state: "pending", says: "in flight" },
  "not-met": { state: "blocked", says: "not met" },
  acts: { state: null, says: "to review or confirm" },
} as const satisfies Record<Badge, { state: State | null; says: string }>;

/** Its room is kept whether or not there is something to count, so that no page beside it moves. Null: not known yet. */
function NavBadge({ badge, count }: { badge: Badge; count: number | null }) {
  const { state, says } = BADGE[badge];
  return (
    <span
      {...(state && { "data-s": state })}
      className={cn("inline-flex items-center text-xs", state ? "min-w-6" : "min-w-3")}
    >
      {count !== null && count > 0 && (
        <span className="inline-flex items-center gap-[3px] text-(--fg,var(--color-ink))">
          {state && <StateMark state={state} />}
          {count}
          <span className="sr-only"> {says}</span>
        </span>
      )}
      {count === 0 && state && (
        <span aria-hidden className="text-ink-3">
          0
        </span>
      )}
    </span>
  );
}
