import { joinQuotas, type QuotaRow } from "@/lib/domain/quota/rows";
import { type Pool, pooled } from "./pool";

type Input = Parameters<typeof joinQuotas>[0];
type Joined = Pick<Input, "applied" | "defaults" | "requests"> & {
  candidates: string;
  rows: readonly QuotaRow[];
};

/** The rows of each region as they were last joined, by region. */
export type QuotaMemory = Map<string, Joined>;

/** Joins a region's quotas once for as long as its lists and models stay: there are thousands. */
export function rememberedJoin(
  { memory, pool }: { memory: QuotaMemory; pool: Pool },
  region: string,
): typeof joinQuotas {
  return (input) => {
    const { applied, defaults, requests } = input;
    const candidates = input.candidates.map(textOf).join("\n");
    const known = memory.get(region);
    const same =
      known?.applied === applied &&
      known.defaults === defaults &&
      known.requests === requests &&
      known.candidates === candidates;
    if (same) return known.rows;
    const rows = pooled(pool, joinQuotas(input));
    memory.set(region, { applied, defaults, requests, candidates, rows });
    return rows;
  };
}

const textOf = (one: Input["candidates"][number]): string =>
  `${one.modelId}|${one.modelName}|${one.providerName}|${[...one.scopes].join()}`;
