"use client";

import { useState } from "react";
import { exportAddress } from "@/components/matrix/export-address";
import { MenuItem, MenuLabel, MenuLink, MenuSwitch } from "@/components/ui/menu";
import { EXPORT_FORMATS, FORMAT_WORD } from "@/lib/domain/export/formats";
import type { Base } from "@/lib/domain/grid/base";
import type { Filters } from "@/lib/domain/grid/filters";
import { api } from "@/lib/routes";

export type ExportItemsProps = { base: Base; filters: Filters };

/** What is shown as a file, with or without account ids; all of it as JSON; or on paper. */
export function ExportItems({ base, filters }: ExportItemsProps) {
  const [mask, setMask] = useState(false);
  return (
    <>
      <MenuLabel>What is shown</MenuLabel>
      {EXPORT_FORMATS.map((format) => (
        <MenuLink key={format} href={exportAddress({ base, filters, format, mask })} download>
          {FORMAT_WORD[format]}
        </MenuLink>
      ))}
      <MenuSwitch on={mask} onChange={setMask}>
        Hide account ids
      </MenuSwitch>
      <MenuLabel>Everything</MenuLabel>
      <MenuLink href={api.readiness()}>JSON, as scan prints it</MenuLink>
      <MenuItem onSelect={() => window.print()}>Print</MenuItem>
    </>
  );
}
