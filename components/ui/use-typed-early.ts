"use client";

import { type RefObject, useEffectEvent, useLayoutEffect } from "react";

type Field = { value: string; onChange: (value: string) => void };

/** Takes over what was typed into what the server sent, before the page's scripts were there; else it would be lost. */
export function useTypedEarly(
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  { value, onChange }: Field,
): void {
  const takeWhatStands = useEffectEvent(() => {
    const typed = field.current?.value ?? "";
    if (typed !== "" && typed !== value) onChange(typed);
  });
  useLayoutEffect(() => takeWhatStands(), []);
}
