"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useEffect, useState } from "react";
import { KeyProvider } from "@/components/key/key-context";
import { useUnheardPresses } from "@/components/presses/use-unheard-presses";
import { keepFor, tabStore } from "@/components/ui/browser-store";
import { carryDrafts } from "@/components/ui/drafts";
import { ToastProvider } from "@/components/ui/toast";
import { setMadeFor } from "@/lib/queries/ask";
import { createQueryClient } from "@/lib/queries/client";

type ProvidersProps = {
  /** Of the page's Content-Security-Policy; without it the theme's script and Radix's styles are refused. */
  nonce: string | undefined;
  /** Tells who signed in, whose things the browser keeps apart; null: nobody does, or nobody has yet. */
  keptFor: string | null;
  children: ReactNode;
};

export function Providers({ nonce, keptFor, children }: ProvidersProps) {
  const [client] = useState(() => {
    if (typeof window !== "undefined") {
      if (nonce) setNonce(nonce);
      keepFor(keptFor);
      setMadeFor(keptFor);
    }
    return createQueryClient();
  });
  useEffect(() => carryDrafts(tabStore), []);
  useUnheardPresses();
  return (
    <ThemeProvider attribute="data-theme" enableColorScheme={false} {...(nonce && { nonce })}>
      <NuqsAdapter>
        <QueryClientProvider client={client}>
          <ToastProvider>
            <KeyProvider>{children}</KeyProvider>
          </ToastProvider>
        </QueryClientProvider>
      </NuqsAdapter>
    </ThemeProvider>
  );
}
