import { isNamed } from "@/lib/domain/named";
import { selectorOf } from "@/lib/domain/requirement/selector";
import type { Requirement } from "@/lib/domain/requirement/types";

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
