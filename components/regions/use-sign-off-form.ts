import { useState } from "react";
import { useDraft } from "@/components/ui/use-draft";
import type { RegionReview } from "@/lib/domain/review/types";

/**
 * What is typed outlives a change of page, a reload and an update of the dashboard, and with it which facts it was begun
 * on. Where those are not at hand any more they can't be shown beside the new ones: nothing is signed before somebody looked
 * again, and what was ticked on them is ticked anew then.
 */
export function useSignOffForm(review: RegionReview) {
  const of = `sign-off ${review.account.key}~${review.region}`;
  const [name, setName] = useDraft(`${of} name`);
  const [note, setNote] = useDraft(`${of} note`);
  const [ticked, setTicked] = useDraft(`${of} destinations`);
  const [basis, setBasis] = useDraft(`${of} basis`);
  const [seen, setSeen] = useState(review);
  const begun = name !== "" || note !== "" || ticked !== "";
  const moved = begun && basis !== review.basis;
  const lost = moved && seen.basis !== basis;
  if (!begun && seen.basis !== review.basis) setSeen(review);

  const write = (set: (value: string) => void) => (value: string) => {
    if (!begun) setBasis(review.basis);
    set(value);
  };
  const setReviewed = write(setTicked);
  return {
    name,
    setName: write(setName),
    note,
    setNote: write(setNote),
    reviewed: ticked !== "",
    setReviewed: (on: boolean) => setReviewed(on ? "reviewed" : ""),
    begun,
    /** What is known is other than what it was begun on. */
    moved,
    /** What it was begun on; null: that is not at hand any more. */
    seen: lost ? null : seen,
    look: () => {
      if (lost) setTicked("");
      setBasis(review.basis);
      setSeen(review);
    },
    empty: () => {
      for (const set of [setName, setNote, setTicked, setBasis]) set("");
    },
  };
}
