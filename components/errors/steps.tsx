import { LinkOut } from "@/components/ui/link-out";
import type { FixStep } from "@/lib/domain/catalogue/fix";

/** What to do, in order; each step with the page it is done on. */
export function Steps({ steps }: { steps: readonly FixStep[] }) {
  return (
    <ol className="grid gap-2.5">
      {steps.map(({ text, href, linkLabel }, at) => (
        <li key={text} className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-1">
          <span aria-hidden className="text-ink-3">
            {at + 1}
          </span>
          <span className="max-w-[76ch]">
            {text} {href && linkLabel && <LinkOut href={href}>{linkLabel}</LinkOut>}
          </span>
        </li>
      ))}
    </ol>
  );
}
