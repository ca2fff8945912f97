import { hasAnswered } from "@/lib/domain/judge/endpoint";
import { namingLists } from "@/lib/domain/judge/models";
import { pendingIn } from "@/lib/domain/judge/pending";
import { onceFor } from "@/lib/domain/once-for";
import type { RegionGist } from "@/lib/services/ports/columns";
import type { StoredRegion } from "@/lib/services/ports/stores";

/** The very same for the same row. */
export const gistOf = onceFor(
  ({ facts, attemptedAt, readAt }: StoredRegion): RegionGist => ({
    ...namingLists(facts),
    answered: hasAnswered(facts),
    pending: pendingIn(facts),
    attemptedAt,
    readAt,
  }),
);
