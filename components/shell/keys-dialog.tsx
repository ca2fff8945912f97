"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

const KEYS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ["/"], does: "Filter, or search the page" },
  {
    keys: ["⌘K", "Ctrl K"],
    does: "Everything: a model, Region, account, code, requirement, page or command",
  },
  { keys: ["↑", "↓", "←", "→"], does: "Move in the grid; the open sheet follows" },
  { keys: ["Home", "End"], does: "First and last cell of the row; with Ctrl, of the grid" },
  { keys: ["PgUp", "PgDn"], does: "A screen up and down" },
  { keys: ["↵"], does: "Open the cell; once more to step into the sheet" },
  { keys: ["r"], does: "Re-check the cell, row, column or provider in focus" },
  { keys: ["b"], does: "Only blocked, and back" },
  { keys: ["esc"], does: "Close what is on top" },
  { keys: ["?"], does: "These keys" },
];

/** Every key the product answers to. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog title="Keys" open={open} onClose={onClose}>
      <dl className="px-4 py-1">
        {KEYS.map(({ keys, does }) => (
          <div
            key={does}
            className="grid grid-cols-[148px_1fr] items-center border-b border-line py-2 last:border-0"
          >
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
