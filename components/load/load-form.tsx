import { useId } from "react";
import { cn } from "@/components/ui/cn";
import type { Load } from "@/lib/domain/capacity/fit";
import type { LoadProblems } from "@/lib/domain/capacity/load";
import type { LoadText } from "@/lib/domain/capacity/load-text";
import { LOAD_WORD } from "@/lib/domain/capacity/words";

type LoadFormProps = {
  load: LoadText;
  problems: LoadProblems;
  /** Beside something else: fewer in a row. */
  narrow?: boolean;
  onChange: (part: Partial<LoadText>) => void;
  onLeave?: () => void;
};

const PARTS: readonly (keyof Load)[] = [
  "callsPerMinute",
  "inputTokens",
  "cached",
  "maxTokens",
  "outputTokens",
];

/** What the calls of one kind take, on average. */
export function LoadForm({ load, problems, narrow = false, onChange, onLeave }: LoadFormProps) {
  return (
    <fieldset
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onLeave?.();
      }}
      className={cn(
        "grid max-w-[720px] gap-x-3 gap-y-2 max-sm:grid-cols-2",
        narrow ? "grid-cols-3" : "grid-cols-5",
      )}
    >
      <legend className="sr-only">The load</legend>
      {PARTS.map((part) => (
        <LoadField
          key={part}
          label={LOAD_WORD[part]}
          value={load[part]}
          problem={problems[part] ?? null}
          onChange={(typed) => onChange({ [part]: typed })}
        />
      ))}
    </fieldset>
  );
}

type LoadFieldProps = {
  label: string;
  value: string;
  problem: string | null;
  onChange: (value: string) => void;
};

function LoadField({ label, value, problem, onChange }: LoadFieldProps) {
  const id = useId();
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={id} className="text-xs text-ink-3">
        {label}
      </label>
      <input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        value={value}
        {...(problem !== null && { "aria-describedby": `${id}-problem`, "aria-invalid": true })}
        onChange={({ target }) => onChange(target.value)}
        className="hairline h-7 w-full min-w-0 rounded-md bg-surface px-2 text-right text-ink [--hairline-color:var(--color-control)] max-sm:h-10 max-sm:text-[16px]"
      />
      {problem !== null && (
        <p
          id={`${id}-problem`}
          role="alert"
          data-s="blocked"
          className="text-sm break-words text-(--fg)"
        >
          {label} {problem}.
        </p>
      )}
    </div>
  );
}
