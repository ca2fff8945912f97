"use client";

import { ChevronDown } from "lucide-react";
import type { ExportItemsProps } from "@/components/matrix/export-items";
import { Button } from "@/components/ui/button";
import { lazyModule } from "@/components/ui/lazy-module";
import { Menu } from "@/components/ui/menu";

const items = lazyModule(() => import("@/components/matrix/export-items"));
const Items = items.part(({ ExportItems }) => ExportItems);

/** What is shown as a file, and on paper. */
export function ExportMenu(props: ExportItemsProps) {
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
      <Items {...props} />
    </Menu>
  );
}
