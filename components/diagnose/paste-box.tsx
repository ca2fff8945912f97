"use client";

import { type DragEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { EXAMPLES } from "@/components/diagnose/examples";
import { readTextFile } from "@/components/diagnose/read-file";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Notice } from "@/components/ui/notice";
import { useTypedEarly } from "@/components/ui/use-typed-early";

const isWritten = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;

/** On a page for one thing the box has the focus; a touch screen would show its keyboard over the page. */
const takesFocus = (): boolean =>
  matchMedia("(pointer: fine)").matches &&
  (document.activeElement === document.body || document.activeElement?.id === "main");

type PasteBoxProps = { text: string; onChange: (text: string) => void };

type Refusal = { title: string; help: string };
const NO_CLIPBOARD: Refusal = {
  title: "The browser did not give the clipboard.",
  help: "Paste into the box with the keyboard.",
};

/** Where the error goes: typed, pasted, taken from the clipboard, or a file that is read in the browser. */
export function PasteBox({ text, onChange }: PasteBoxProps) {
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const take = (given: string) => {
    setRefused(null);
    onChange(given);
  };
  /** What was pressed for it may go away with it. */
  const takeAndFocus = (given: string) => {
    take(given);
    field.current?.focus();
  };
  useEffect(() => {
    if (takesFocus()) field.current?.focus({ preventScroll: true });
  }, []);
  useTypedEarly(() => field.current?.value, { value: text, onChange });
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const given = event.clipboardData?.getData("text/plain");
    if (!given || isWritten(event.target)) return;
    event.preventDefault();
    takeAndFocus(given);
  });
  useEffect(() => {
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);
  const paste = () => {
    const reading = navigator.clipboard?.readText?.() ?? Promise.reject(new Error("no clipboard"));
    reading.then(take, () => setRefused(NO_CLIPBOARD));
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    const read = await readTextFile(file);
    if (read.ok) take(read.text);
    else setRefused({ title: "The file was not taken.", help: read.why });
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    void open(file);
  };
  return (
    <>
      <textarea
        ref={field}
        aria-label="Error text"
        placeholder="Paste the whole message, with exception name, status and request id, or drop a file"
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes("Files")) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        data-boxed
        className={cn(
          "hairline scroll-thin block h-72 w-full resize-y rounded-md px-3.5 py-3 font-mono text-sm leading-5 break-words text-ink outline-offset-1 [--hairline-color:var(--color-control)] max-sm:h-44 max-sm:text-[16px]",
          over ? "bg-selected" : "bg-surface",
        )}
      />
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button size="lg" onClick={paste}>
          Paste from clipboard
        </Button>
        <Button size="lg" onClick={() => chooser.current?.click()}>
          Open a file
        </Button>
        <input
          ref={chooser}
          type="file"
          aria-label="File with the error"
          hidden
          onChange={(event) => {
            void open(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <Button size="lg" variant="quiet" onClick={() => takeAndFocus("")} busy={!text}>
          Clear
        </Button>
      </div>
      {refused && (
        <Notice title={refused.title} className="mt-3">
          {refused.help}
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
              onClick={() => takeAndFocus(example.text)}
            >
              {example.label}
            </button>
          ))}
        </p>
      )}
    </>
  );
}
