"use client";

import { Plus, X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { FormRow } from "@/components/requirements/form-row";

export type PickChoice = {
  value: string;
  label: string;
  /** What else it is found by. */
  hint?: string;
};

type PickFieldProps = {
  label: string;
  /** One of them: `Model`. */
  noun: string;
  values: readonly string[];
  choices: readonly PickChoice[];
  problem: string | null;
  onChange: (values: readonly string[]) => void;
  onLeave: () => void;
};

/** Any number of values, each to be taken out; the next is chosen from a list or typed. */
export function PickField({
  label,
  noun,
  values,
  choices,
  problem,
  onChange,
  onLeave,
}: PickFieldProps) {
  const id = useId();
  const [text, setText] = useState("");
  const labels = new Map(choices.map((choice) => [choice.value, choice.label]));
  const add = (typed: string) => {
    const asked = typed.trim();
    setText("");
    if (asked === "") return;
    const named = choices.find((one) => one.label.toLowerCase() === asked.toLowerCase());
    const value = named?.value ?? asked;
    if (!values.includes(value)) onChange([...values, value]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") return add(text);
    if (event.key === "Backspace" && text === "") return onChange(values.slice(0, -1));
    if (event.key !== "Enter") return;
    event.preventDefault();
    add(text);
  };
  return (
    <FormRow label={label} htmlFor={id} problem={problem}>
      <ul className="contents">
        {values.map((value) => (
          <li
            key={value}
            data-boxed
            className="hairline inline-flex min-h-6.5 max-w-full items-center gap-1.5 rounded-sm pr-1 pl-2 [--hairline-color:var(--color-line-strong)]"
          >
            <span className="min-w-0 truncate">{labels.get(value) ?? value}</span>
            <button
              type="button"
              aria-label={`Take out ${labels.get(value) ?? value}`}
              onClick={() => onChange(values.filter((other) => other !== value))}
              className="grid size-5 flex-none place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
            >
              <X aria-hidden className="size-3.5" strokeWidth={1.5} />
            </button>
          </li>
        ))}
      </ul>
      <span className="inline-flex h-7 min-w-0 flex-1 basis-32 items-center gap-1.5 pl-1 text-ink-2">
        <Plus aria-hidden className="size-3.5 flex-none" strokeWidth={1.75} />
        <input
          id={id}
          list={`${id}-choices`}
          value={text}
          placeholder={noun}
          autoComplete="off"
          spellCheck={false}
          {...(problem !== null && { "aria-describedby": `${id}-problem`, "aria-invalid": true })}
          onChange={({ target }) =>
            labels.has(target.value) ? add(target.value) : setText(target.value)
          }
          onKeyDown={onKeyDown}
          onBlur={() => {
            add(text);
            onLeave();
          }}
          className="h-full w-full min-w-0 rounded-sm bg-transparent text-ink pointer-coarse:text-[16px]"
        />
      </span>
      <datalist id={`${id}-choices`}>
        {choices
          .filter(({ value }) => !values.includes(value))
          .map((choice) => (
            <option
              key={choice.value}
              value={choice.value}
              label={[choice.label, choice.hint].filter(Boolean).join(", ")}
            />
          ))}
      </datalist>
    </FormRow>
  );
}
