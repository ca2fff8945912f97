"use client";

import { useTheme } from "next-themes";
import { useKey } from "@/components/key/key-context";
import { MenuItem, MenuLabel, MenuLink, MenuRadio } from "@/components/ui/menu";
import { api } from "@/lib/routes";

export const THEMES = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

/** The end of More: the theme, the keys, the same answers as JSON. */
export function MoreOfDashboard() {
  const { theme, setTheme } = useTheme();
  const key = useKey();
  return (
    <>
      <MenuLabel>Theme</MenuLabel>
      <MenuRadio value={theme ?? "system"} choices={THEMES} onChange={setTheme} />
      <MenuLabel>This dashboard</MenuLabel>
      <MenuItem onSelect={() => key.show("all")}>Key and keys</MenuItem>
      <MenuLink href={api.readiness()}>All of it as JSON</MenuLink>
    </>
  );
}
