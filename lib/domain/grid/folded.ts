import { type FoldedFor, foldedFor, wantedRegions } from "@/lib/domain/requirement/folded-regions";
import type { MatrixColumn, MatrixSnapshot } from "./snapshot";

export type FoldOf = (
  column: Pick<MatrixColumn, "account" | "region" | "status" | "noEndpoint">,
) => FoldedFor | null;

type Wanted = Pick<MatrixSnapshot, "accounts" | "requirements" | "configuredRegions">;

/** Why a column is folded away and left out of counts, by the rule that every place has; null: it is shown. */
export function foldOf({ accounts, requirements, configuredRegions }: Wanted): FoldOf {
  const settings = { regions: configuredRegions, requirements };
  const wanted = new Map(accounts.map((one) => [one.key, wantedRegions(settings, one)]));
  return ({ account, region, status, noEndpoint }) =>
    foldedFor(
      { region, status, cause: noEndpoint ? "region-no-bedrock-endpoint" : null },
      wanted.get(account) ?? NOBODY,
    );
}

const NOBODY: ReadonlySet<string> = new Set();
