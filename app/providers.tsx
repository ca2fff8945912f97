"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useEffect, useState } from "react";
import { KeyProvider } from "@/components/key/key-context";
import { tabStore } from "@/components/ui/browser-store";
import { carryDrafts } from "@/components/ui/drafts";
import { ToastProvider } from "@/components/ui/toast";
import { createQueryClient } from "@/lib/queries/client";

type ProvidersProps = {
  /** Of the page's Content-Security-Policy; without it the theme's script and Radix's styles are refused. */
  nonce: string | undefined;
  children: ReactNode;
};

export function Providers({ nonce, children }: ProvidersProps) {
  const [client] = useState(() => {
    if (nonce && typeof window !== "undefined") setNonce(nonce);
    return createQueryClient();
  });
  useEffect(() => carryDrafts(tabStore), []);
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
