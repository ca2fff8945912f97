"use client";

import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

const SENTENCE_MAX = 500;

type SentenceFormProps = {
  title: string;
  children: ReactNode;
  label: string;
  button: string;
  sending: string;
  cancel: string;
  /** Gives why it was not taken, or null. */
  onSend: (sentence: string) => Promise<string | null>;
  onCancel: () => void;
};

/** Asks for a sentence of one's own, and says what it is for. */
export function SentenceDialog({ open, ...form }: SentenceFormProps & { open: boolean }) {
  return (
    <Dialog title={form.title} open={open} onClose={form.onCancel}>
      <SentenceForm {...form} />
    </Dialog>
  );
}

function SentenceForm(props: SentenceFormProps) {
  const { children, label, button, sending, cancel, onSend, onCancel } = props;
  const id = useId();
  const [text, setText] = useState("");
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "" || isSending) return;
    setSending(true);
    setProblem(await onSend(text.trim()));
    setSending(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-3 p-4">
      {children}
      <label htmlFor={id} className="text-sm text-ink-2">
        {label}
        <textarea
          id={id}
          required
          rows={3}
          maxLength={SENTENCE_MAX}
          value={text}
          readOnly={isSending}
          onChange={(event) => setText(event.target.value)}
          className="hairline mt-1 block w-full resize-y rounded-md bg-surface px-2 py-1.5 text-md text-ink [--hairline-color:var(--color-control)] max-sm:text-[16px]"
        />
      </label>
      {problem && <p role="alert">{problem}</p>}
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          variant="primary"
          disabled={text.trim() === ""}
          busy={isSending}
          className="disabled:bg-selected! aria-disabled:bg-selected!"
        >
          {isSending ? sending : button}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {cancel}
        </Button>
      </div>
    </form>
  );
}
