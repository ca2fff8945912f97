"use client";

import { Button } from "@/components/ui/button";

type BrokenProps = { error: Error & { digest?: string }; onRetry: () => void };

/** A file of the page that could not be fetched: the dashboard is away, or a newer build has it under another name. */
const isNotFetched = ({ name, message }: Error): boolean =>
  name === "ChunkLoadError" || /load(ing)? (css )?chunk|dynamically imported module/i.test(message);

/** Why a page is not shown, and what helps. A fault's message stays in the server's log; its digest leads there. */
export function Broken({ error, onRetry }: BrokenProps) {
  const notFetched = isNotFetched(error);
  return (
    <>
      <h1>{notFetched ? "This page was not loaded" : "This page could not be shown"}</h1>
      <p className="mt-2 text-lg">
        {notFetched
          ? "The dashboard did not answer, or it was updated. What was read is kept, and so is what you typed."
          : "A fault in the dashboard, not in your accounts. What was read is kept, and scans go on."}
      </p>
      {error.digest && (
        <p className="mt-3 text-ink-2">
          The server's log has it under <code>{error.digest}</code>.
        </p>
      )}
      <div className="mt-5 flex gap-2">
        <Button
          variant="primary"
          size="lg"
          onClick={notFetched ? () => location.reload() : onRetry}
        >
          {notFetched ? "Reload" : "Try again"}
        </Button>
        <Button size="lg" onClick={() => location.assign("/")}>
          Open the matrix
        </Button>
      </div>
    </>
  );
}
