import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { refreshQuotasAction } from "@/app/actions/quotas";
import { QuotasView } from "@/lib/contracts/quotas";
import { unwrapAction } from "@/lib/queries/action";
import { ask } from "@/lib/queries/ask";
import { failureOf, parsed } from "@/lib/queries/client";
import { useCommand } from "@/lib/queries/command";
import { useKept } from "@/lib/queries/kept";
import { MATRIX_KEY } from "@/lib/queries/matrix";
import { problemText } from "@/lib/queries/problem";
import { api } from "@/lib/routes";

/** Nobody asks, or somebody who may not: the same words on every page. */
const NOT_THEIRS = [401, 403];

const QUOTAS_KEY = ["quotas"] as const;

/** What to list; null is chosen by the server. */
export type QuotasAsked = { account: string | null; region: string | null; model: string | null };

/** Slow at rest; a store with nothing in it yet is asked again soon. */
export function quotasPollEveryMs(view: QuotasView | undefined): number {
  return view && view.by.kind !== "nothing" ? 60_000 : 3_000;
}

/** What was last shown stays until the answer for another Region or model is there. */
export const quotasQuery = (asked: QuotasAsked) =>
  queryOptions({
    queryKey: [...QUOTAS_KEY, asked.account, asked.region, asked.model],
    queryFn: ({ signal }) => readQuotas(asked, signal),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => quotasPollEveryMs(query.state.data),
  });

export const useQuotas = (asked: QuotasAsked) => useKept(useQuery(quotasQuery(asked)));

export type RefreshOutcome = { asked: number; failed: readonly { region: string; why: string }[] };

/** Asks Service Quotas of these Regions now, all of them at once. */
export function useRefreshQuotas() {
  return useCommand(refreshAll, [QUOTAS_KEY, MATRIX_KEY, ["cell"]]);
}

async function refreshAll(of: {
  account: string;
  regions: readonly string[];
}): Promise<RefreshOutcome> {
  const whys = await Promise.all(
    of.regions.map((region) => refreshOne({ account: of.account, region })),
  );
  return { asked: of.regions.length, failed: whys.filter((failure) => failure !== null) };
}

async function refreshOne(of: {
  account: string;
  region: string;
}): Promise<{ region: string; why: string } | null> {
  const outcome = await unwrapAction(() => refreshQuotasAction(of));
  if (!outcome.ok) return { region: of.region, why: problemText(outcome.problem) };
  const fault = outcome.value.applied.fault ?? outcome.value.defaults.fault;
  return fault ? { region: of.region, why: fault.message } : null;
}

async function readQuotas(asked: QuotasAsked, signal: AbortSignal): Promise<QuotasView> {
  const { account, region, model } = asked;
  const response = await ask(api.quotas(given({ account, region, model })), { signal });
  if (response.ok) return parsed(QuotasView, await response.json());
  if (NOT_THEIRS.includes(response.status)) throw await failureOf(response);
  const refusal: unknown = await response.json().catch(() => null);
  throw new Error(refusalText(refusal) ?? `HTTP ${response.status}`);
}

function refusalText(refusal: unknown): string | null {
  if (typeof refusal !== "object" || refusal === null || !("message" in refusal)) return null;
  return typeof refusal.message === "string" ? refusal.message : null;
}

function given(values: Record<string, string | null>): Record<string, string> {
  const entries = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}
