"use client";

import Link from "next/link";
import { useTheme } from "next-themes";
import type { ComponentProps } from "react";
import { useKey } from "@/components/key/key-context";
import { useScanNow } from "@/components/shell/scan-control";
import { keepAccount } from "@/components/shell/use-account";
import { Menu, MenuItem, MenuLabel, MenuRadio } from "@/components/ui/menu";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { api } from "@/lib/routes";

export const THEMES = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

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
  const { theme, setTheme } = useTheme();
  const scanNow = useScanNow();
  const key = useKey();
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
      <MenuLabel>Theme</MenuLabel>
      <MenuRadio value={theme ?? "system"} choices={THEMES} onChange={setTheme} />
      <MenuLabel>This dashboard</MenuLabel>
      <MenuItem onSelect={() => key.show("all")}>Key and keys</MenuItem>
      <MenuItem asChild>
        <a href={api.readiness()}>All of it as JSON</a>
      </MenuItem>
    </Menu>
  );
}
