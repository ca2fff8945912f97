"use client";

import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { NOTE, PANEL, WIDE } from "@/components/acts/review/layout";
import { TickLine } from "@/components/acts/review/tick-line";
import { Button } from "@/components/ui/button";

type ConfirmFormProps = {
  title: string;
  /** The clock, and what stands between it and the tick. */
  children: ReactNode;
  tick: string;
  word: string;
  /** What the word is: "account id". */
  wordIs: string;
  button: string;
  /** Why it can't be confirmed whatever is ticked and typed; null: it can. */
  stopped?: string | null;
  /** Under the button, once it is on. */
  note: string;
  hash: string | null;
  sending: boolean;
  /** Ends once it is known what came of it; until then no second press calls it. */
  onConfirm: (word: string) => Promise<void>;
  onDiscard: () => void;
};

/** Nothing is sent before the line is ticked and the word typed, to the letter. Enter does nothing until then either. */
export function ConfirmForm(props: ConfirmFormProps) {
  const {
    title,
    children,
    tick,
    word,
    wordIs,
    button,
    stopped = null,
    note,
    hash,
    sending,
  } = props;
  const id = useId();
  const [ticked, setTicked] = useState(false);
  const [typed, setTyped] = useState("");
  // A second press may come before the page has heard of the first.
  const isPressed = useRef(false);
  const right = typed === word;
  const on = ticked && right && stopped === null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!on || sending || isPressed.current) return;
    isPressed.current = true;
    try {
      await props.onConfirm(typed);
    } finally {
      isPressed.current = false;
    }
  };
  return (
    <form className={PANEL} aria-label="Confirm" onSubmit={(event) => void submit(event)}>
      <h2 className="text-lg">{title}</h2>
      {children}
      <TickLine checked={ticked} onChange={setTicked} busy={sending} className="mt-4">
        {tick}
      </TickLine>
      <label htmlFor={id} className="mt-3.5 mb-1.5 block text-sm leading-[18px] text-ink-2">
        Type <code className="text-sm font-medium text-ink">{word}</code> to confirm
      </label>
      <input
        id={id}
        value={typed}
        readOnly={sending}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-describedby={`${id}-why`}
        {...(/^\d+$/.test(word) && { inputMode: "numeric" as const })}
        onChange={(event) => setTyped(event.target.value)}
        className="hairline h-9 w-full rounded-md bg-surface px-2.5 font-mono text-sm text-ink [--hairline-color:var(--color-control)] max-sm:h-11 max-sm:text-[16px]"
      />
      <Button
        type="submit"
        variant="primary"
        disabled={!on}
        busy={sending}
        className={`${WIDE} mt-3.5 disabled:bg-selected! aria-disabled:bg-selected!`}
      >
        {sending ? "Sending once" : button}
      </Button>
      <Button
        variant="quiet"
        busy={sending}
        className={`${WIDE} mt-1.5 text-sm!`}
        onClick={props.onDiscard}
      >
        Discard, nothing is sent
      </Button>
      <p id={`${id}-why`} className={NOTE}>
        {stopped ?? whyOff({ ticked, right, wordIs })} {note}
      </p>
      {hash && (
        <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-xs">
          <dt className="text-ink-3">Preview</dt>
          <dd className="font-mono break-all text-ink-2">
            {hash.slice(0, 32)}
            <br />
            {hash.slice(32)}
          </dd>
        </dl>
      )}
    </form>
  );
}

type Off = { ticked: boolean; right: boolean; wordIs: string };

function whyOff({ ticked, right, wordIs }: Off): string {
  if (ticked && right) return "";
  if (ticked) return `Type the ${wordIs}.`;
  return right ? "Tick the line." : `Tick the line and type the ${wordIs}.`;
}
