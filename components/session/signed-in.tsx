"use client";

import { useEffect } from "react";
import { SIGNED_IN_CHANNEL } from "@/components/session/channel";
import { NarrowPage } from "@/components/ui/narrow-page";
import { routes } from "@/lib/routes";

/** Where a window ends that only signed in again: it tells the page that waits, and closes. */
export function SignedIn() {
  useEffect(() => {
    const channel = new BroadcastChannel(SIGNED_IN_CHANNEL);
    channel.postMessage("signed in");
    channel.close();
    window.close();
  }, []);
  return (
    <NarrowPage>
      <h1>Signed in</h1>
      <p className="mt-2 text-lg">
        The page you came from goes on. This window can be closed, or{" "}
        <a href={routes.matrix()} className="underline">
          opened on the matrix
        </a>
        .
      </p>
    </NarrowPage>
  );
}
