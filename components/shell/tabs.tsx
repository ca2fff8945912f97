"use client";

import { Ellipsis } from "lucide-react";
import { usePathname } from "next/navigation";
import { MoreMenu } from "@/components/shell/more-menu";
import { type Badges, isCurrent, PAGES } from "@/components/shell/pages";
import { keepAccount } from "@/components/shell/use-account";
import { Link } from "@/components/ui/link";

const TABS = PAGES.filter(({ tab }) => tab);
const REST = PAGES.filter(({ tab }) => !tab);

const TAB =
  "relative flex flex-col items-center justify-center gap-0.5 text-2xs text-ink-3 aria-[current]:font-medium aria-[current]:text-ink aria-[current]:before:absolute aria-[current]:before:-top-px aria-[current]:before:h-0.5 aria-[current]:before:w-6 aria-[current]:before:bg-ink";

type TabsProps = { account: string | null; badges: Badges };

/** The pages on phones, at the foot of the screen. */
export function Tabs({ account, badges }: TabsProps) {
  const pathname = usePathname();
  const restCurrent = REST.some(({ href }) => isCurrent(href, pathname));
  return (
    <nav
      aria-label="Main"
      data-print="hide"
      className="fixed inset-x-0 bottom-0 z-45 grid h-14 auto-cols-fr grid-flow-col border-t border-line bg-canvas sm:hidden"
    >
      {TABS.map(({ name, href, tab: Icon, badge }) => (
        <Link
          key={href}
          href={keepAccount(href, account)}
          {...(isCurrent(href, pathname) && { "aria-current": "page" as const })}
          className={TAB}
        >
          {Icon && <Icon aria-hidden className="size-[18px]" strokeWidth={1.5} />}
          <span>
            {name}
            {badge && (badges[badge] ?? 0) > 0 && ` ${badges[badge]}`}
          </span>
        </Link>
      ))}
      <MoreMenu
        account={account}
        pages={REST}
        withScan
        className="*:w-full"
        trigger={
          <button
            type="button"
            className={TAB}
            {...(restCurrent && { "aria-current": "page" as const })}
          >
            <Ellipsis aria-hidden className="size-[18px]" strokeWidth={1.5} />
            More
          </button>
        }
      />
    </nav>
  );
}
