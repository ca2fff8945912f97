"use client";

import { Button } from "@/components/ui/button";
import { LeaveButton } from "@/components/ui/leave-button";
import { routes } from "@/lib/routes";

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
      <div className="mt-5 flex flex-wrap gap-2">
        {notFetched ? (
          <LeaveButton variant="primary" size="lg">
            Reload
          </LeaveButton>
        ) : (
          <Button variant="primary" size="lg" onClick={onRetry}>
            Try again
          </Button>
        )}
        <LeaveButton size="lg" to={routes.matrix()}>
          Open the matrix
        </LeaveButton>
      </div>
    </>
  );
}
