"use client";

import { useEffectEvent, useLayoutEffect } from "react";

type Field = { value: string; onChange: (value: string) => void };

/** Takes over what was typed into what the server sent, before the page's scripts were there; else it would be lost. */
export function useTypedEarly(stands: () => string | undefined, { value, onChange }: Field): void {
  const takeWhatStands = useEffectEvent(() => {
    const typed = stands() ?? "";
    if (typed !== "" && typed !== value) onChange(typed);
  });
  useLayoutEffect(() => takeWhatStands(), []);
}
