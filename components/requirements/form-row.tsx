import type { ReactNode } from "react";

type FormRowProps = {
  label: string;
  htmlFor: string;
  /** What is wrong, said under the field; null: nothing, or not yet. */
  problem: string | null;
  children: ReactNode;
};

/** A label, its field, and under it what is wrong. */
export function FormRow({ label, htmlFor, problem, children }: FormRowProps) {
  return (
    <div className="grid grid-cols-[112px_minmax(0,1fr)] items-start gap-y-1 max-sm:grid-cols-[96px_minmax(0,1fr)]">
      <label htmlFor={htmlFor} className="py-1 text-ink-2">
        {label}
      </label>
      <div className="flex min-w-0 flex-wrap items-center gap-1.5">{children}</div>
      {problem !== null && (
        <p
          id={`${htmlFor}-problem`}
          role="alert"
          data-s="blocked"
          className="col-start-2 text-sm break-words text-(--fg)"
        >
          {problem}.
        </p>
      )}
    </div>
  );
}
