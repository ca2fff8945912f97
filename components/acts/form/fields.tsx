"use client";

import { ChevronDown, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuRadio } from "@/components/ui/menu";
import {
  countOf,
  FORM_FIELDS,
  type FormAnswers,
  type FormField,
  INDUSTRIES,
  INTENDED_USERS,
  OTHER_INDUSTRY,
} from "@/lib/domain/acts/form";
import { figure } from "@/lib/domain/words/figure";

type FieldsProps = {
  answers: FormAnswers;
  onAnswer: (field: FormField, text: string) => void;
};

/** The form as AWS takes it. Nothing is cut: what is too long says by how much. */
export function Fields({ answers, onAnswer }: FieldsProps) {
  const text = (name: FormField, note: string) => (
    <TextRow name={name} note={note} value={answers[name]} onAnswer={onAnswer} />
  );
  return (
    <div className="mt-5 border-t border-line-strong">
      {text("companyName", "As registered.")}
      {text("companyWebsite", "An https address.")}
      <Row name="intendedUsers">
        <div
          role="radiogroup"
          aria-label={labelOf("intendedUsers")}
          className="flex flex-wrap gap-x-5 gap-y-1 pt-1"
        >
          {INTENDED_USERS.map(({ value, word }) => (
            <label
              key={value}
              className="inline-flex min-h-6 cursor-pointer items-center gap-2 max-sm:min-h-9"
            >
              <input
                type="radio"
                name="intendedUsers"
                value={value}
                checked={answers.intendedUsers === value}
                onChange={() => onAnswer("intendedUsers", value)}
                className="size-4 accent-ink"
              />
              {word} <code className="text-ink-3">"{value}"</code>
            </label>
          ))}
        </div>
      </Row>
      <Row name="industryOption">
        <Menu
          label={labelOf("industryOption")}
          className="max-sm:w-full"
          trigger={
            <Button
              aria-label={`${labelOf("industryOption")}: ${answers.industryOption || "not chosen"}`}
              className="h-8! w-65 justify-between! text-md! font-normal! max-sm:h-11! max-sm:w-full"
            >
              {answers.industryOption || "Choose one"}
              <ChevronDown aria-hidden strokeWidth={1.75} />
            </Button>
          }
        >
          <MenuRadio
            value={answers.industryOption}
            choices={INDUSTRIES.map((value) => ({ value, label: value }))}
            onChange={(value) => onAnswer("industryOption", value)}
          />
        </Menu>
        <p className="mt-1 text-sm leading-4 text-ink-3">
          “Other” opens a field of its own, 128 characters.
        </p>
      </Row>
      {answers.industryOption === OTHER_INDUSTRY &&
        text("otherIndustryOption", "In a word or two.")}
      {text("useCases", "Name what the model does, for whom, and what a person decides.")}
    </div>
  );
}

const fieldOf = (name: FormField) => FORM_FIELDS.find((field) => field.name === name);
const labelOf = (name: FormField): string => fieldOf(name)?.label ?? name;

/** A field with its name, as the page calls it and as AWS does, beside it. */
function Row({ name, children }: { name: FormField; children: ReactNode }) {
  return (
    <RowOf
      label={
        <>
          {labelOf(name)} <Name name={name} />
        </>
      }
    >
      {children}
    </RowOf>
  );
}

const Name = ({ name }: { name: FormField }) => (
  <code className="block leading-4 font-normal text-ink-3 max-sm:ml-1 max-sm:inline">{name}</code>
);

export function RowOf({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[152px_minmax(0,1fr)] gap-x-6 gap-y-1 border-b border-line py-3 max-sm:grid-cols-1">
      <div className="pt-1 font-medium text-ink-2">{label}</div>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

type TextRowProps = {
  name: FormField;
  note: string;
  value: string;
  onAnswer: FieldsProps["onAnswer"];
};

function TextRow({ name, note, value, onAnswer }: TextRowProps) {
  const max = fieldOf(name)?.max ?? 0;
  const long = name === "useCases";
  const shared = {
    id: name,
    value,
    autoComplete: "off",
    "aria-describedby": `${name}-note ${name}-count`,
    "aria-invalid": countOf(value) > max,
  };
  const box =
    "hairline block w-full rounded-md bg-surface px-2 text-ink [--hairline-color:var(--color-control)] max-sm:text-[16px]";
  return (
    <RowOf
      label={
        <label htmlFor={name}>
          {labelOf(name)} <Name name={name} />
        </label>
      }
    >
      <div className={long ? "" : "max-w-140 max-sm:max-w-none"}>
        {long ? (
          <textarea
            {...shared}
            rows={5}
            onChange={(event) => onAnswer(name, event.target.value)}
            className={`${box} resize-y py-1.5`}
          />
        ) : (
          <input
            {...shared}
            spellCheck={false}
            onChange={(event) => onAnswer(name, event.target.value)}
            className={`${box} h-8 max-sm:h-11`}
          />
        )}
        <p className="mt-1 flex justify-between gap-4 text-sm leading-4 text-ink-3">
          <span id={`${name}-note`}>{note}</span>
          <Count id={`${name}-count`} count={countOf(value)} max={max} />
        </p>
      </div>
    </RowOf>
  );
}

/** How much there is of how much AWS takes. */
function Count({ id, count, max }: { id: string; count: number; max: number }) {
  return (
    <span id={id} className="inline-flex items-baseline gap-1 whitespace-nowrap">
      {count > max && (
        <b className="inline-flex items-baseline gap-1 font-medium text-ink">
          <TriangleAlert aria-hidden className="size-3 translate-y-px" strokeWidth={2} />
          {figure(count - max)} too many,
        </b>
      )}{" "}
      {figure(count)} / {figure(max)}
    </span>
  );
}
