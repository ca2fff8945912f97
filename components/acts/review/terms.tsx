"use client";

import { useState } from "react";
import { useToast } from "@/components/ui/toast";
import type { EpochMs } from "@/lib/domain/time";
import { timeText } from "@/lib/domain/words/dates";
import { problemText } from "@/lib/queries/action";
import { useOpenTerms } from "@/lib/queries/acts";
import { serverNowOr } from "@/lib/queries/server-clock";

export type TermsOpener = { open: () => void; busy: boolean; openedAt: EpochMs | null };

/** Opens the terms: AWS makes the link for this one press, and it is kept nowhere. */
export function useTermsLink({ id, serverNow }: { id: string; serverNow: EpochMs }): TermsOpener {
  const terms = useOpenTerms();
  const say = useToast();
  const [openedAt, setOpenedAt] = useState<EpochMs | null>(null);
  const open = async () => {
    // Before anything is waited for: later a browser takes it for a pop-up.
    const tab = window.open("about:blank", "_blank");
    if (tab) tab.opener = null;
    const outcome = await terms.send(id);
    const url = outcome.ok && outcome.value.ok ? outcome.value.url : null;
    if (url !== null && tab) {
      tab.location.replace(url);
      return setOpenedAt(serverNowOr(serverNow));
    }
    tab?.close();
    if (url !== null) return say("The terms are not opened.", "The browser refused a new tab.");
    say("The terms are not opened.", whyNot(outcome));
  };
  return { open: () => void open(), busy: terms.isPending, openedAt };
}

function whyNot(outcome: Awaited<ReturnType<ReturnType<typeof useOpenTerms>["send"]>>): string {
  if (!outcome.ok) return problemText(outcome.problem);
  return outcome.value.ok ? "" : outcome.value.refusal.message;
}

export const openedText = (openedAt: EpochMs | null): string =>
  openedAt === null ? "Not opened in this review." : `Opened ${timeText(openedAt)} by you.`;

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
