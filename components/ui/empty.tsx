import type { ReactNode } from "react";

type EmptyProps = { title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here: one plain line and one way on. No picture, no box. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line py-3">
      <p>
        <b className="font-medium">{title}</b> <span className="text-ink-2">{children}</span>
      </p>
      {action}
    </div>
  );
}
