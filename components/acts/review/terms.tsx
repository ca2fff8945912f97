"use client";

import { useState } from "react";
import { useToast } from "@/components/ui/toast";
import type { TermsAnswer } from "@/lib/contracts/acts";
import type { EpochMs } from "@/lib/domain/time";
import { timeText } from "@/lib/domain/words/dates";
import { figure } from "@/lib/domain/words/figure";
import { useOpenTerms } from "@/lib/queries/acts";
import { problemText } from "@/lib/queries/problem";
import { serverNowOr } from "@/lib/queries/server-clock";

type Opened = Pick<Extract<TermsAnswer, { ok: true }>, "seen" | "unread"> & { at: EpochMs };
export type TermsOpener = { open: () => void; busy: boolean; opened: Opened | null };

/** Opens the terms: AWS makes the link for this one press, and it is kept nowhere. */
export function useTermsLink({ id, serverNow }: { id: string; serverNow: EpochMs }): TermsOpener {
  const terms = useOpenTerms();
  const say = useToast();
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = async () => {
    // Before anything is waited for: later a browser takes it for a pop-up.
    const tab = window.open("about:blank", "_blank");
    if (tab) tab.opener = null;
    const outcome = await terms.send(id);
    const answer = outcome.ok && outcome.value.ok ? outcome.value : null;
    if (answer && tab) {
      tab.location.replace(answer.url);
      return setOpened({ ...answer, at: serverNowOr(serverNow) });
    }
    tab?.close();
    if (answer) return say("The terms are not opened.", "The browser refused a new tab.");
    say("The terms are not opened.", whyNot(outcome));
  };
  return { open: () => void open(), busy: terms.isPending, opened };
}

function whyNot(outcome: Awaited<ReturnType<ReturnType<typeof useOpenTerms>["send"]>>): string {
  if (!outcome.ok) return problemText(outcome.problem);
  return outcome.value.ok ? "" : outcome.value.refusal.message;
}

export function openedText(opened: Opened | null): string {
  if (opened === null) return "Not opened in this review.";
  const said = `Opened ${timeText(opened.at)} by you.`;
  return opened.unread === null
    ? said
    : `${said} What they say has no SHA-256 here: ${opened.unread}.`;
}

/** Which document it was, so that it can be told from another later. */
export const documentOf = ({ opened }: Pick<TermsOpener, "opened">): string | null =>
  opened?.seen ? `${opened.seen.sha256}, ${figure(opened.seen.bytes)} bytes` : null;

/** Looks like a link, and is a press: there is no address to lead to before it. */
export function TermsLink({
  provider,
  open,
  busy,
}: Pick<TermsOpener, "open" | "busy"> & { provider: string }) {
  return (
    <button
      type="button"
      aria-disabled={busy}
      onClick={() => !busy && open()}
      className="link text-left max-sm:py-1.5"
    >
      {busy ? "AWS makes the link" : `Open ${provider}’s terms (PDF)`}
    </button>
  );
}
