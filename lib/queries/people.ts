import { queryOptions, useQuery } from "@tanstack/react-query";
import { createTokenAction, endSessionsAction, revokeTokenAction } from "@/app/actions/people";
import type { CreateTokenInput, EndSessionsInput } from "@/lib/contracts/actions/people";
import { PeopleView } from "@/lib/contracts/people";
import { TokensView } from "@/lib/contracts/tokens";
import { unwrapAction } from "@/lib/queries/action";
import { getJson } from "@/lib/queries/client";
import { useCommand } from "@/lib/queries/command";
import { api } from "@/lib/routes";

const PEOPLE_KEY = ["people"] as const;
const TOKENS_KEY = ["tokens"] as const;
const EVERY_MS = 30_000;

const peopleQuery = queryOptions({
  queryKey: PEOPLE_KEY,
  queryFn: ({ signal }) => getJson(PeopleView, { address: api.people(), signal }),
  refetchInterval: EVERY_MS,
});
export const usePeople = () => useQuery(peopleQuery);

const tokensQuery = queryOptions({
  queryKey: TOKENS_KEY,
  queryFn: ({ signal }) => getJson(TokensView, { address: api.tokens(), signal }),
  refetchInterval: EVERY_MS,
});
export const useTokens = () => useQuery(tokensQuery);

export const useEndSessions = () =>
  useCommand(
    (which: EndSessionsInput) => unwrapAction(() => endSessionsAction(which)),
    [PEOPLE_KEY],
  );
export const useCreateToken = () =>
  useCommand(
    (token: CreateTokenInput) => unwrapAction(() => createTokenAction(token)),
    [TOKENS_KEY],
  );
export const useRevokeToken = () =>
  useCommand(
    (token: { name: string }) => unwrapAction(() => revokeTokenAction(token)),
    [TOKENS_KEY],
  );
