import { useId } from "react";
import { FormRow } from "@/components/requirements/form-row";
import { cn } from "@/components/ui/cn";

type TextFieldProps = {
  label: string;
  value: string;
  problem: string | null;
  /** A whole number: narrow, at the right. */
  num?: boolean;
  onChange: (value: string) => void;
  onLeave: () => void;
};

export function TextField({
  label,
  value,
  problem,
  num = false,
  onChange,
  onLeave,
}: TextFieldProps) {
  const id = useId();
  return (
    <FormRow label={label} htmlFor={id} problem={problem}>
      <input
        id={id}
        value={value}
        autoComplete="off"
        {...(num && { inputMode: "numeric" as const })}
        {...(problem !== null && { "aria-describedby": `${id}-problem`, "aria-invalid": true })}
        onChange={({ target }) => onChange(target.value)}
        onBlur={onLeave}
        data-boxed
        className={cn(
          "hairline h-7 min-w-0 rounded-md bg-surface px-2 [--hairline-color:var(--color-control)] pointer-coarse:text-[16px]",
          num ? "w-35 text-right" : "w-full",
        )}
      />
    </FormRow>
  );
}
