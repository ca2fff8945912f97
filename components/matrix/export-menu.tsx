"use client";

import { ChevronDown } from "lucide-react";
import { toCsv } from "@/components/matrix/csv";
import type { Base } from "@/components/matrix/model/base";
import type { Filtered } from "@/components/matrix/model/filters";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { api } from "@/lib/routes";

/** What is shown as a file, all of it as JSON, or on paper. */
export function ExportMenu({ base, filtered }: { base: Base; filtered: Filtered }) {
  const saveCsv = () => {
    const address = URL.createObjectURL(new Blob([toCsv(base, filtered)], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = "bedrock-readiness.csv";
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="quiet" className="max-sm:hidden">
          Export
          <ChevronDown aria-hidden strokeWidth={1.75} />
        </Button>
      }
    >
      <MenuItem onSelect={saveCsv}>What is shown, as CSV</MenuItem>
      <MenuItem asChild>
        <a href={api.readiness()}>Everything, as JSON</a>
      </MenuItem>
      <MenuItem onSelect={() => window.print()}>Print</MenuItem>
    </Menu>
  );
}
