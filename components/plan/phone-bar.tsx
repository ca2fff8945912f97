import { Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Owner } from "@/lib/domain/owner";
import { counted } from "@/lib/domain/plan/words";
import { OWNER_PHRASE } from "@/lib/domain/words/owners";

type PhoneBarProps = { owner: Owner; count: number; onCopy: () => void };

/** On phones the text stands under a long list: what is selected, and the way to take it along. */
export function PhoneBar({ owner, count, onCopy }: PhoneBarProps) {
  return (
    <div
      data-print="hide"
      className="fixed inset-x-0 bottom-(--tabs-h) z-44 flex h-13 items-center gap-2 border-t border-line-strong bg-surface px-3 sm:hidden"
    >
      <span className="min-w-0 truncate">
        <b className="font-medium">{counted(count, "cause")}</b>{" "}
        <span className="text-ink-2">for {OWNER_PHRASE[owner]}</span>
      </span>
      <Button variant="primary" onClick={onCopy} className="ml-auto h-9 max-sm:h-9">
        <Copy aria-hidden strokeWidth={1.5} />
        Copy text
      </Button>
    </div>
  );
}
