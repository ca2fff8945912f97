import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import type { MatrixAnswer } from "@/lib/contracts/matrix";
import { applyDelta, shareUnchanged } from "@/lib/domain/grid/merge";
import { isDelta, type MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { ask } from "@/lib/queries/ask";
import { failureOf, parsed } from "@/lib/queries/client";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

export const MATRIX_KEY = ["matrix"] as const;

const contractsNow = () => import("@/lib/contracts/frame");
// Fetched beside the page's own scripts, not after them; where they can't be had, the first answer asks again.
if (typeof window !== "undefined") contractsNow().catch(() => undefined);

/** Quick while something is moving, slow at rest; a page with nothing to show yet keeps asking. */
export function pollEveryMs(snapshot: MatrixSnapshot | undefined): number {
  if (!snapshot || snapshot.scan || snapshot.models.length === 0) return 2_000;
  return snapshot.pendingCount > 0 || snapshot.storeProblem ? 10_000 : 60_000;
}

/** The whole matrix: fetched once, then only what changed. An unchanged matrix costs a 304. */
export const matrixQuery = queryOptions({
  queryKey: MATRIX_KEY,
  queryFn: ({ signal, client }) => readMatrix(client, signal),
  structuralSharing: false,
  refetchInterval: (query) => pollEveryMs(query.state.data),
  refetchIntervalInBackground: false,
});

export const useMatrix = () => useQuery(matrixQuery);

async function readMatrix(client: QueryClient, signal: AbortSignal): Promise<MatrixSnapshot> {
  const held = client.getQueryData<MatrixSnapshot>(MATRIX_KEY);
  if (!held) return readWhole(signal);
  const answer = await askMatrix(signal, held.version);
  if (answer === "unchanged") return held;
  if (!isDelta(answer)) return shareUnchanged(held, answer);
  return applyDelta(held, answer) ?? readWhole(signal);
}

async function readWhole(signal: AbortSignal): Promise<MatrixSnapshot> {
  const answer = await askMatrix(signal, null);
  if (answer === "unchanged" || isDelta(answer)) throw new Error("The matrix was not sent whole");
  return answer;
}

/** The version is the tag, so that a proxy which weakens the server's ETag or drops it costs no 304. */
async function askMatrix(
  signal: AbortSignal,
  version: string | null,
): Promise<MatrixAnswer | "unchanged"> {
  const [response, contracts] = await Promise.all([
    ask(api.matrix({ ...(version !== null && { since: version }), cells: "once" }), {
      signal,
      headers: version === null ? {} : { "If-None-Match": `"${version}"` },
    }),
    contractsNow(),
  ]);
  if (response.status === 304) return "unchanged";
  if (!response.ok) throw await failureOf(response);
  const answer = parsed(contracts.MatrixAnswer, await response.json());
  noteServerNow(answer.serverNow);
  return answer;
}
