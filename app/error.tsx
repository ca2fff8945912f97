"use client";

import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Page } from "@/components/ui/page";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that broke. The digest leads to the line in the server's log; the message stays there. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <Page narrow>
      <h1>This page could not be shown</h1>
      <p className="mt-2 text-lg">
        A fault in the dashboard, not in your accounts. What was read is kept, and scans go on.
      </p>
      {error.digest && (
        <p className="mt-3 text-ink-2">
          The server's log has it under <Code>{error.digest}</Code>.
        </p>
      )}
      <div className="mt-5 flex gap-2">
        <Button variant="primary" size="lg" onClick={reset}>
          Try again
        </Button>
        <Button size="lg" onClick={() => location.assign("/")}>
          Open the matrix
        </Button>
      </div>
    </Page>
  );
}
