"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { type FormEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useDraft } from "@/components/ui/use-draft";
import { useTypedEarly } from "@/components/ui/use-typed-early";
import type { CheckPrincipalInput } from "@/lib/contracts/actions/check-principal";
import { readPrincipal } from "@/lib/domain/principal/arn";

type PrincipalFormProps = { onCheck: (input: CheckPrincipalInput) => void; busy: boolean };

/** The account is that of the ARN. Model and Region stand in the address; the ARN does not. */
export function PrincipalForm({ onCheck, busy }: PrincipalFormProps) {
  const [arn, setArn] = useDraft("principal");
  const [{ model, region }, setUrl] = useQueryStates({
    model: parseAsString,
    region: parseAsString,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const principal = arn.trim();
    const read = readPrincipal(principal);
    setProblem(read.ok ? null : read.error);
    if (read.ok) onCheck({ principal, account: read.value.accountId, model, region });
  };
  return (
    <form onSubmit={submit} className="border-t border-line pt-3">
      <div className="flex flex-wrap items-end gap-3">
        <Field label="ARN of a role or a user" value={arn} onChange={setArn} wide required />
        <Field
          label="Model, or all that is ready"
          value={model ?? ""}
          onChange={(value) => void setUrl({ model: value.trim() || null })}
        />
        <Field
          label="Region, or all"
          value={region ?? ""}
          onChange={(value) => void setUrl({ region: value.trim() || null })}
        />
        <Button type="submit" busy={busy}>
          Check
        </Button>
      </div>
      {problem && (
        <p role="alert" className="mt-2">
          {problem}
        </p>
      )}
    </form>
  );
}

type FieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  wide?: boolean;
  required?: boolean;
};

function Field({ label, value, onChange, wide = false, required = false }: FieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useTypedEarly(() => field.current?.value, { value, onChange });
  return (
    <label htmlFor={id} className={cn("min-w-0 text-sm text-ink-2 max-sm:w-full", wide && "grow")}>
      {label}
      <input
        ref={field}
        id={id}
        value={value}
        required={required}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        maxLength={600}
        onChange={({ target }) => onChange(target.value)}
        className={cn(
          "hairline mt-1 block h-7 rounded-md bg-surface px-2 text-ink [--hairline-color:var(--color-control)] max-sm:h-8 max-sm:w-full pointer-coarse:text-[16px]",
          wide ? "w-full min-w-60" : "w-56",
        )}
      />
    </label>
  );
}
