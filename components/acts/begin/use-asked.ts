"use client";

import {
  parseAsArrayOf,
  parseAsFloat,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { ACT_KINDS, type ActTarget } from "@/lib/domain/acts/kinds";

const PARSERS = {
  kind: parseAsStringLiteral(ACT_KINDS),
  account: parseAsString,
  models: parseAsArrayOf(parseAsString).withDefault([]),
  region: parseAsString,
  quota: parseAsString,
  value: parseAsFloat,
};

export type Asked = { account: string; targets: readonly ActTarget[] };

/** What an address asks to be reviewed; null where it asks nothing that can be. */
export function useAsked(): Asked | null {
  const [url] = useQueryStates(PARSERS);
  const { account } = url;
  const targets = targetsOf(url);
  return account === null || targets.length === 0 ? null : { account, targets };
}

type Url = ReturnType<typeof useQueryStates<typeof PARSERS>>[0];

function targetsOf({ kind, models, region, quota, value }: Url): readonly ActTarget[] {
  switch (kind) {
    case "accept-agreement":
      return [...new Set(models)].map((modelId) => ({ kind, modelId, offerId: null }));
    case "request-quota-increase":
      return region === null || quota === null || value === null
        ? []
        : [{ kind, region, quotaCode: quota, value }];
    case "enable-region":
      return region === null ? [] : [{ kind, region }];
    case "submit-use-case-form":
    case null:
      return [];
  }
}
