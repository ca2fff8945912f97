import type { ReactNode } from "react";

type SectionProps = { title: string; note?: string; id?: string; children: ReactNode };

/** A headed part of the sheet between hairlines. */
export function Section({ title, note, id, children }: SectionProps) {
  return (
    <section id={id} className="border-b border-line px-6 py-4 last:border-0 max-sm:px-4">
      <h2 className="mb-2 flex items-baseline justify-between">
        {title}
        {note && <span className="text-xs font-normal text-ink-3">{note}</span>}
      </h2>
      {children}
    </section>
  );
}
