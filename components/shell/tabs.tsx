"use client";

import { Clock, Ellipsis, Globe, LayoutGrid, ListChecks, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { MoreMenu } from "@/components/shell/more-menu";
import { isCurrent, PAGES, type PageName } from "@/components/shell/pages";
import { keepAccount } from "@/components/shell/use-account";

const ICON: Partial<Record<PageName, LucideIcon>> = {
  Matrix: LayoutGrid,
  Required: ListChecks,
  Pending: Clock,
  Regions: Globe,
};
const TABS = PAGES.filter(({ name }) => name in ICON);
const REST = PAGES.filter(({ name }) => !(name in ICON)).map(({ name }) => name);

const TAB =
  "relative flex flex-col items-center justify-center gap-0.5 text-2xs text-ink-3 aria-[current]:font-medium aria-[current]:text-ink aria-[current]:before:absolute aria-[current]:before:-top-px aria-[current]:before:h-0.5 aria-[current]:before:w-6 aria-[current]:before:bg-ink";

type TabsProps = { account: string | null; pending: number; onKeys: () => void };

/** The pages on phones, at the foot of the screen. */
export function Tabs({ account, pending, onKeys }: TabsProps) {
  const pathname = usePathname();
  const restCurrent = PAGES.some(
    ({ name, href }) => REST.includes(name) && isCurrent(href, pathname),
  );
  return (
    <nav
      aria-label="Main"
      data-print="hide"
      className="fixed inset-x-0 bottom-0 z-45 grid h-14 grid-cols-5 border-t border-line bg-canvas sm:hidden"
    >
      {TABS.map(({ name, href }) => {
        const Icon = ICON[name];
        return (
          <Link
            key={href}
            href={keepAccount(href, account)}
            {...(isCurrent(href, pathname) && { "aria-current": "page" as const })}
            className={TAB}
          >
            {Icon && <Icon aria-hidden className="size-[18px]" strokeWidth={1.5} />}
            <span>
              {name}
              {name === "Pending" && pending > 0 && ` ${pending}`}
            </span>
          </Link>
        );
      })}
      <MoreMenu
        account={account}
        pages={REST}
        withScan
        className="*:w-full"
        onKeys={onKeys}
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
