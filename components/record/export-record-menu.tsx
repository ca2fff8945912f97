import { ChevronDown } from "lucide-react";
import type { RecordUrl } from "@/components/record/use-record-url";
import { Button } from "@/components/ui/button";
import { Menu, MenuLink } from "@/components/ui/menu";
import { api } from "@/lib/routes";

/** The record as lines of JSON. That it was exported is on record as well. */
export function ExportRecordMenu({ recordUrl: { asked, isFiltered } }: { recordUrl: RecordUrl }) {
  return (
    <Menu
      align="end"
      label="Export"
      trigger={
        <Button>
          Export JSON Lines
          <ChevronDown aria-hidden strokeWidth={1.75} />
        </Button>
      }
    >
      <MenuLink href={api.recordExport()} download>
        All rows
      </MenuLink>
      {isFiltered && (
        <MenuLink href={api.recordExport(asked)} download>
          The rows that fit
        </MenuLink>
      )}
    </Menu>
  );
}
