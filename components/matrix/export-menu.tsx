"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { exportAddress } from "@/components/matrix/export-address";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuSwitch } from "@/components/ui/menu";
import { EXPORT_FORMATS, FORMAT_WORD } from "@/lib/domain/export/formats";
import type { Base } from "@/lib/domain/grid/base";
import type { Filters } from "@/lib/domain/grid/filters";
import { api } from "@/lib/routes";

type ExportMenuProps = { base: Base; filters: Filters };

/** What is shown as a file, with or without account ids; all of it as JSON; or on paper. */
export function ExportMenu({ base, filters }: ExportMenuProps) {
  const [mask, setMask] = useState(false);
  return (
    <Menu
      align="end"
      label="Export"
      trigger={
        <Button variant="quiet" className="max-sm:hidden">
          Export
          <ChevronDown aria-hidden strokeWidth={1.75} />
        </Button>
      }
    >
      <MenuLabel>What is shown</MenuLabel>
      {EXPORT_FORMATS.map((format) => (
        <MenuItem key={format} asChild>
          <a href={exportAddress({ base, filters, format, mask })} download>
            {FORMAT_WORD[format]}
          </a>
        </MenuItem>
      ))}
      <MenuSwitch on={mask} onChange={setMask}>
        Hide account ids
      </MenuSwitch>
      <MenuLabel>Everything</MenuLabel>
      <MenuItem asChild>
        <a href={api.readiness()}>JSON, as scan prints it</a>
      </MenuItem>
      <MenuItem onSelect={() => window.print()}>Print</MenuItem>
    </Menu>
  );
}
