"use client";

import { useState } from "react";
import { fileName, problemText, refusedTitle, staysText } from "@/components/settings/words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Unbroken } from "@/components/ui/unbroken";
import type { SettingsView } from "@/lib/contracts/settings";

/** The file has changed and was not taken: its line, the reason, and which version holds. Above everything else. */
export function RefusedNotice({ view }: { view: SettingsView }) {
  const [open, setOpen] = useState(false);
  const { configuration, serverNow } = view;
  const { refused, file } = configuration;
  if (!refused) return null;
  return (
    <Notice
      state="pending"
      warns
      title={`${refusedTitle(file, refused, serverNow)}`}
      action={
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Hide" : "Show"}
        </Button>
      }
    >
      {staysText(configuration, serverNow)}
      {open && (
        <span className="mt-1 block">
          Whoever runs this dashboard corrects {fileName(file)}; it is looked at every 2 s.
          {refused.problems.map((problem) => (
            <code key={problemText(problem)} className="block break-words text-ink-2">
              <Unbroken>{problemText(problem)}</Unbroken>
            </code>
          ))}
        </span>
      )}
    </Notice>
  );
}
