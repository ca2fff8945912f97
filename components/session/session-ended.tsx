"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Dialog as Radix } from "radix-ui";
import { useCallback, useEffect, useState } from "react";
import { SIGNED_IN_CHANNEL } from "@/components/session/channel";
import { NearTime } from "@/components/ui/age";
import { Button, buttonClass } from "@/components/ui/button";
import type { EntryView } from "@/lib/contracts/entry";
import { entryQuery } from "@/lib/queries/entry";
import { noteSomebody, useNobody } from "@/lib/queries/nobody";
import { routes } from "@/lib/routes";

const WINDOW = "popup,width=520,height=720";

const GONE = "This browser has no session any more.";

type SessionEndedProps = { entry: EntryView | undefined; name: string | null };

/**
 * A session that ended under an open page: the page stays as it is, inert, with all that was typed, until the same person
 * has signed in again; anybody else gets it anew.
 */
export function SessionEnded({ entry, name }: SessionEndedProps) {
  const nobody = useNobody();
  const client = useQueryClient();
  const [still, setStill] = useState(false);
  const goOn = useCallback(async () => {
    const now = await client
      .fetchQuery({ ...entryQuery, staleTime: 0, retry: false })
      .catch(() => null);
    setStill(now === null);
    if (!now) return;
    if (!entry || now.key !== entry.key) return location.reload();
    noteSomebody();
    await client.invalidateQueries();
  }, [client, entry]);

  useEffect(() => {
    if (!nobody) return;
    const channel = new BroadcastChannel(SIGNED_IN_CHANNEL);
    channel.onmessage = () => void goOn();
    return () => channel.close();
  }, [nobody, goOn]);

  if (!nobody) return null;
  return (
    <Radix.Root open>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-60 bg-canvas/60" />
        <Radix.Content
          role="alertdialog"
          aria-modal
          onEscapeKeyDown={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
          className="fixed top-32 left-1/2 z-60 w-[min(480px,calc(100vw-24px))] -translate-x-1/2 rounded-lg bg-surface px-6 py-5 shadow-pop max-sm:top-auto max-sm:bottom-0 max-sm:w-full max-sm:rounded-b-none max-sm:px-3"
        >
          <Radix.Title className="text-lg font-semibold">
            {nobody.endedAt === null ? (
              "Your session ended"
            ) : (
              <>
                Your session ended at <NearTime at={nobody.endedAt} serverNow={nobody.endedAt} />{" "}
                UTC
              </>
            )}
          </Radix.Title>
          <Radix.Description className="mt-1 text-ink-2">
            {nobody.nobody === "nothing-brought" ? GONE : nobody.message} What you typed stays in
            this page, and nothing was sent.
          </Radix.Description>
          <div className="mt-4 flex flex-wrap gap-2">
            {entry?.signIn && (
              <Button
                variant="primary"
                size="lg"
                className="max-sm:w-full"
                onClick={() => void window.open(entry.signIn ?? "", "_blank", WINDOW)}
              >
                Continue with {entry.by}
              </Button>
            )}
            <Button
              size="lg"
              variant={entry?.signIn ? "plain" : "primary"}
              className="max-sm:w-full"
              onClick={() => void goOn()}
            >
              I signed in, go on
            </Button>
            <a href={routes.signIn()} className={buttonClass({ variant: "quiet", size: "lg" })}>
              Leave this page
            </a>
          </div>
          <p role="status" className="mt-3 text-sm text-ink-3">
            {still ? "Not signed in yet. " : ""}
            {entry?.signIn
              ? `Opens a small window and comes back here. Only ${name ?? "the same person"} goes on; anybody else gets the page anew.`
              : `Sign in again in another tab of this browser, then go on. Only ${name ?? "the same person"} does; anybody else gets the page anew.`}
          </p>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
