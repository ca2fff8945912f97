"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useTheme } from "next-themes";
import type { ComponentProps } from "react";
import { PAGES, type PageName } from "@/components/shell/pages";
import { useScanNow } from "@/components/shell/scan-control";
import { keepAccount } from "@/components/shell/use-account";
import { Button } from "@/components/ui/button";
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
  pages: readonly PageName[];
  trigger?: ComponentProps<typeof Menu>["trigger"];
  withScan?: boolean;
  className?: string;
  onKeys: () => void;
};

/** What has no place in the bar: pages that did not fit, the theme, the keys, the same answers as JSON. */
export function MoreMenu({
  account,
  pages,
  trigger,
  withScan = false,
  className,
  onKeys,
}: MoreMenuProps) {
  const { theme, setTheme } = useTheme();
  const scanNow = useScanNow();
  return (
    <Menu
      align="end"
      label="More"
      {...(className && { className })}
      trigger={
        trigger ?? (
          <Button variant="quiet" icon aria-label="More" className="max-sm:hidden">
            <Ellipsis aria-hidden strokeWidth={1.75} />
          </Button>
        )
      }
    >
      {withScan && scanNow.may && (
        <MenuItem onSelect={() => scanNow.run(EVERYTHING)}>Scan now</MenuItem>
      )}
      {PAGES.filter(({ name }) => pages.includes(name)).map(({ name, href }) => (
        <MenuItem key={name} asChild>
          <Link href={keepAccount(href, account)}>{name}</Link>
        </MenuItem>
      ))}
      <MenuLabel>Theme</MenuLabel>
      <MenuRadio value={theme ?? "system"} choices={THEMES} onChange={setTheme} />
      <MenuLabel>This dashboard</MenuLabel>
      <MenuItem onSelect={onKeys}>Keys</MenuItem>
      <MenuItem asChild>
        <a href={api.readiness()}>All of it as JSON</a>
      </MenuItem>
    </Menu>
  );
}
