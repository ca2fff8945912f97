"use client";

import { useState } from "react";
import { EXAMPLES } from "@/components/diagnose/examples";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type PasteBoxProps = { text: string; onChange: (text: string) => void };

/** Where the error goes: typed, pasted, or taken from the clipboard. */
export function PasteBox({ text, onChange }: PasteBoxProps) {
  const [refused, setRefused] = useState(false);
  const paste = () => {
    const reading = navigator.clipboard?.readText?.() ?? Promise.reject(new Error("no clipboard"));
    reading.then(
      (pasted) => {
        setRefused(false);
        onChange(pasted);
      },
      () => setRefused(true),
    );
  };
  return (
    <>
      <textarea
        aria-label="Error text"
        placeholder="Paste the whole message, with exception name, status and request id"
        value={text}
        onChange={(event) => onChange(event.target.value)}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        data-boxed
        className="hairline scroll-thin block h-72 w-full resize-y rounded-md bg-surface px-3.5 py-3 font-mono text-sm leading-5 break-words text-ink outline-offset-1 [--hairline-color:var(--color-control)] max-sm:h-44 max-sm:text-[16px]"
      />
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button size="lg" onClick={paste}>
          Paste from clipboard
        </Button>
        <Button size="lg" variant="quiet" onClick={() => onChange("")} disabled={!text}>
          Clear
        </Button>
      </div>
      {refused && (
        <Notice title="The browser did not give the clipboard." className="mt-3">
          Paste into the box with the keyboard.
        </Notice>
      )}
      {!text && (
        <p className="mt-4 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-ink-2">
          Examples
          {EXAMPLES.map((example) => (
            <button
              key={example.label}
              type="button"
              className="link py-1 text-ink"
              onClick={() => onChange(example.text)}
            >
              {example.label}
            </button>
          ))}
        </p>
      )}
    </>
  );
}
