import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { changedSince, signedFactsOf } from "@/lib/domain/review/signed-facts";
import type { RegionReview } from "@/lib/domain/review/types";

const CHANGES_SHOWN = 5;

/** `seen`: what the form was begun on; null: that is not at hand any more. */
type SignOffMovedProps = { seen: RegionReview | null; review: RegionReview; onLooked: () => void };

/** What has changed under a form that was begun; it is signed once that was looked at. */
export function SignOffMoved({ seen, review, onLooked }: SignOffMovedProps) {
  const changes = seen ? changedSince(signedFactsOf(seen), signedFactsOf(review)) : [];
  const more = changes.length - CHANGES_SHOWN;
  return (
    <Notice
      title="What is known has changed while you wrote."
      action={<Button onClick={onLooked}>I looked again</Button>}
    >
      {seen
        ? "What you typed is kept. Look at it again, then sign."
        : "What you typed is kept, but not what was known then. Look at all of it again; then tick and sign it anew."}
      {changes.slice(0, CHANGES_SHOWN).map((change) => (
        <span key={change} className="block">
          {change}
        </span>
      ))}
      {more > 0 && <span className="block">And {more} more.</span>}
    </Notice>
  );
}
