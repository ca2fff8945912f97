import { isNamed } from "@/lib/domain/named";
import { selectorOf } from "@/lib/domain/requirement/selector";
import type { Requirement } from "@/lib/domain/requirement/types";
import { KEPT_MS } from "./proof";

type Cell = {
  account: { key: string; name: string | null };
  region: string;
  modelId: string;
  provider: string;
};

/** The requirements by which calls of a cell are tried without anybody's press, and how often. */
export const scheduleOf = (
  requirements: readonly Requirement[],
  { account, region, ...model }: Cell,
): readonly { requirement: string; everyMs: number }[] =>
  requirements.flatMap(({ name, models, regions, accounts, proveEveryMs }) =>
    proveEveryMs !== undefined &&
    isNamed(regions, region) &&
    isNamed(accounts, account.key, account.name) &&
    models.some((text) => selectorOf(text).matches(model))
      ? [{ requirement: name, everyMs: proveEveryMs }]
      : [],
  );

/** How long proofs are kept: as long as pages show them, and until the next one that a requirement asks for is due. */
export const keptMsFor = (requirements: readonly Pick<Requirement, "proveEveryMs">[]): number =>
  Math.max(KEPT_MS, ...requirements.map(({ proveEveryMs = 0 }) => proveEveryMs));
