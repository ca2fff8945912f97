import { Command } from "@/components/ui/command";
import { LinkOut } from "@/components/ui/link-out";
import { Unbroken } from "@/components/ui/unbroken";
import type { FixStep } from "@/lib/domain/catalogue/fix";

/** What to do, in order; each step with the page it is done on. */
export function Steps({ steps }: { steps: readonly FixStep[] }) {
  return (
    <ol className="grid gap-2.5">
      {steps.map(({ text, href, linkLabel, copy }, at) => (
        <li key={text} className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-1">
          <span aria-hidden className="text-ink-3">
            {at + 1}
          </span>
          <div className="min-w-0 max-w-[76ch] break-words">
            <Unbroken>{text}</Unbroken>{" "}
            {href && linkLabel && <LinkOut href={href}>{linkLabel}</LinkOut>}
            {copy !== undefined && <Command text={copy} label="Copy text" className="mt-2" />}
          </div>
        </li>
      ))}
    </ol>
  );
}
