import { useId } from "react";

type TextFieldProps = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  numeric?: boolean;
  maxLength?: number;
  /** What is wrong with it, under the field. */
  problem?: string;
  note?: string;
};

/** A field with its name beside it, and what is to be said of it below. */
export function TextField({
  label,
  value,
  onChange,
  numeric = false,
  maxLength,
  problem,
  note,
}: TextFieldProps) {
  const id = useId();
  const said = problem ?? note;
  return (
    <div className="grid grid-cols-[96px_minmax(0,1fr)] items-center gap-x-2 gap-y-1">
      <label htmlFor={id} className="text-ink-2">
        {label}
      </label>
      <input
        id={id}
        value={value}
        autoComplete="off"
        spellCheck={false}
        {...(numeric && { inputMode: "numeric" as const })}
        {...(maxLength && { maxLength })}
        {...(problem && { "aria-invalid": true })}
        {...(said && { "aria-describedby": `${id}-said` })}
        onChange={(event) => onChange(event.target.value)}
        className={`hairline h-7 rounded-md bg-surface px-2 text-ink [--hairline-color:var(--color-control)] max-sm:h-8 max-sm:text-[16px] ${numeric ? "w-40" : "w-full max-w-55"}`}
      />
      {said && (
        <p
          id={`${id}-said`}
          className={`col-start-2 text-sm ${problem ? "text-ink" : "text-ink-2"}`}
        >
          {said}
        </p>
      )}
    </div>
  );
}
