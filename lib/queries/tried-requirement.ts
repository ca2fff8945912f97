import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { RequirementsView } from "@/lib/contracts/requirements";
import { textOfLoad, typedLoad } from "@/lib/domain/capacity/load-text";
import { isPolicy } from "@/lib/domain/requirement/routes";
import type { Requirement } from "@/lib/domain/requirement/types";
import { getJson } from "@/lib/queries/client";
import { REQUIREMENTS_KEY } from "@/lib/queries/requirements";
import { api } from "@/lib/routes";

type Asked = Omit<Requirement, "name">;

/** What the requirement would come to; nothing is asked while there is none. What was last shown stays meanwhile. */
export const useTriedRequirement = (requirement: Asked | null) =>
  useQuery({
    queryKey: [...REQUIREMENTS_KEY, "try", requirement],
    queryFn: ({ signal }) => {
      const address = api.tryRequirement(requirement ? parametersOf(requirement) : []);
      return getJson(RequirementsView, { address, signal });
    },
    enabled: requirement !== null,
    placeholderData: keepPreviousData,
  });

function parametersOf({
  models,
  regions,
  accounts,
  routes,
  tokensPerMinute,
  load,
}: Asked): readonly (readonly [string, string])[] {
  const under = (key: string, values: readonly string[] | null) =>
    (values ?? []).map((value) => [key, value] as const);
  return [
    ...under("model", models),
    ...under("region", regions),
    ...under("account", accounts),
    ...(isPolicy(routes) ? [["within", routes.within] as const] : under("route", routes)),
    ...(tokensPerMinute === null ? [] : [["tokens", String(tokensPerMinute)] as const]),
    ...(load ? [["load", textOfLoad(typedLoad(load))] as const] : []),
  ];
}
