import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { isDelta, MatrixAnswer } from "@/lib/contracts/matrix";
import { applyDelta, shareUnchanged } from "@/lib/domain/grid/merge";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { parsed } from "@/lib/queries/client";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

export const MATRIX_KEY = ["matrix"] as const;

/** What the page holds: the snapshot and the tag that proves it to the server. */
type Held = { snapshot: MatrixSnapshot; etag: string | null };

/** Quick while something is moving, slow at rest; a page with nothing to show yet keeps asking. */
export function pollEveryMs(snapshot: MatrixSnapshot | undefined): number {
  if (!snapshot || snapshot.scan || snapshot.models.length === 0) return 2_000;
  return snapshot.pendingCount > 0 ? 10_000 : 60_000;
}

/** The whole matrix: fetched once, then only what changed. An unchanged matrix costs a 304. */
export const matrixQuery = queryOptions({
  queryKey: MATRIX_KEY,
  queryFn: ({ signal, client }) => readMatrix(client, signal),
  select: (held: Held) => held.snapshot,
  structuralSharing: false,
  refetchInterval: (query) => pollEveryMs(query.state.data?.snapshot),
  refetchIntervalInBackground: false,
});

export const useMatrix = () => useQuery(matrixQuery);

async function readMatrix(client: QueryClient, signal: AbortSignal): Promise<Held> {
  const held = client.getQueryData<Held>(MATRIX_KEY);
  const answer = await ask({ signal, ...(held && { held }) });
  if (answer === "unchanged") return held ?? readWhole(signal);
  if (!isDelta(answer.body)) {
    const snapshot = held ? shareUnchanged(held.snapshot, answer.body) : answer.body;
    return { snapshot, etag: answer.etag };
  }
  const merged = held && applyDelta(held.snapshot, answer.body);
  return merged ? { snapshot: merged, etag: answer.etag } : readWhole(signal);
}

async function readWhole(signal: AbortSignal): Promise<Held> {
  const answer = await ask({ signal });
  if (answer === "unchanged" || isDelta(answer.body))
    throw new Error("The matrix was not sent whole");
  return { snapshot: answer.body, etag: answer.etag };
}

type Answer = { body: MatrixAnswer; etag: string | null };

async function ask({
  held,
  signal,
}: {
  held?: Held;
  signal: AbortSignal;
}): Promise<Answer | "unchanged"> {
  const response = await fetch(api.matrix(held?.snapshot.version), {
    signal,
    cache: "no-store",
    headers: held?.etag ? { "If-None-Match": held.etag } : {},
  });
  if (response.status === 304) return "unchanged";
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const body = parsed(MatrixAnswer, await response.json());
  noteServerNow(body.serverNow);
  return { body, etag: response.headers.get("etag") };
}
