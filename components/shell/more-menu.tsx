"use client";

import type { ComponentProps } from "react";
import { useScanNow } from "@/components/shell/scan-control";
import { keepAccount } from "@/components/shell/use-account";
import { lazyModule } from "@/components/ui/lazy-module";
import { Link } from "@/components/ui/link";
import { Menu, MenuItem } from "@/components/ui/menu";
import { EVERYTHING } from "@/lib/domain/scan-scope";

const end = lazyModule(() => import("@/components/shell/more-of-dashboard"));
const End = end.part(({ MoreOfDashboard }) => MoreOfDashboard);

type MoreMenuProps = {
  account: string | null;
  /** `className` hides a page that stands in the bar at this width. */
  pages: readonly { name: string; href: string; className?: string }[];
  trigger: ComponentProps<typeof Menu>["trigger"];
  withScan?: boolean;
  className?: string;
};

/** What has no place in the bar: pages that did not fit, the theme, the keys, the same answers as JSON. */
export function MoreMenu({ account, pages, trigger, withScan = false, className }: MoreMenuProps) {
  const scanNow = useScanNow();
  return (
    <Menu align="end" label="More" {...(className && { className })} trigger={trigger}>
      {withScan && scanNow.may && (
        <MenuItem onSelect={() => scanNow.run(EVERYTHING)}>Scan now</MenuItem>
      )}
      {pages.map((page) => (
        <MenuItem key={page.name} asChild {...(page.className && { className: page.className })}>
          <Link href={keepAccount(page.href, account)}>{page.name}</Link>
        </MenuItem>
      ))}
      <End />
    </Menu>
  );
}
