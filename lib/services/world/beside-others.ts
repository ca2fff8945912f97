import { withEndpointCause } from "@/lib/domain/judge/endpoint";
import type { StoredRegion } from "@/lib/services/ports/stores";

const WITHOUT_ENDPOINT = new WeakMap<StoredRegion, StoredRegion>();

/**
 * A row as its account's other rows let it be read: a host that does not resolve while those of others do has no
 * endpoint. The same row for the same row, so that what is judged by it stays.
 */
export function besideOthers(row: StoredRegion, othersAnswered: boolean): StoredRegion {
  if (row.facts.models.status !== "failed") return row;
  const facts = withEndpointCause(row.facts, { othersAnswered });
  if (facts === row.facts) return row;
  const known = WITHOUT_ENDPOINT.get(row);
  if (known) return known;
  const judged = { ...row, facts };
  WITHOUT_ENDPOINT.set(row, judged);
  return judged;
}
