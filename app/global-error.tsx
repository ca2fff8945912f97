"use client";

import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import { Broken } from "@/components/shell/broken";
import { NarrowPage } from "@/components/ui/narrow-page";
import "@/app/globals.css";

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** The frame itself broke: the last that is shown, in place of everything. Its style comes as a file, as the policy asks. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <title>Not shown · Bedrock Readiness</title>
        <main>
          <NarrowPage>
            <Broken error={error} onRetry={reset} />
          </NarrowPage>
        </main>
      </body>
    </html>
  );
}
