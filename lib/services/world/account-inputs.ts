import { isConfiguredTwice } from "@/lib/domain/facts/configured-twice";
import { NO_ACCOUNT_FACTS } from "@/lib/domain/facts/facts";
import { isAskable, planRegions } from "@/lib/domain/facts/plan";
import type { Catalogue } from "@/lib/domain/judge/models";
import type { Settings } from "@/lib/domain/settings";
import type { EpochMs } from "@/lib/domain/time";
import type { RegionGist } from "@/lib/services/ports/columns";
import type { StoredRegion } from "@/lib/services/ports/stores";
import { besideOthers } from "./beside-others";
import type { JudgedRegions, JudgeInput } from "./judged-regions";
import type { KnownRegion } from "./known-regions";
import { type Named, partitionIn } from "./named";
import type { Proofs } from "./proofs";
import type { WorldAccount } from "./world";

/** What the judging of every account rests on. */
export type Moment = {
  now: EpochMs;
  settings: Settings;
  staleMs: number;
  catalogue: Catalogue;
  proofs: Proofs;
};

/** A Region that is read in an account: all it is judged by but its own facts. */
export type RegionInput = {
  known: Pick<KnownRegion, "gist"> | null;
  /** Another Region of the account answered, and this one did not. */
  othersAnswered: boolean;
  input: Omit<JudgeInput, "stored">;
};

type Known = {
  known: readonly Pick<KnownRegion, "region" | "gist">[];
  judged: Pick<JudgedRegions, "pendingSince">;
};

/** The Regions that are read in an account, beside what is known of all of its Regions. */
export function regionInputs(
  { ref, row, key }: Named,
  { now, settings, staleMs, catalogue, proofs }: Moment,
  { known, judged }: Known,
): readonly RegionInput[] {
  const facts = row?.facts ?? NO_ACCOUNT_FACTS;
  if (isConfiguredTwice(facts)) return [];
  const partition = partitionIn({ ref, row });
  const gists = new Map<string, RegionGist>(known.map(({ region, gist }) => [region, gist]));
  const answered = known.some(({ gist }) => gist.answered);
  const planned = planRegions(facts, { regions: settings.regions, partition });
  // What pended in a Region that nobody asks any more pends there for ever.
  const asked = new Set(planned.filter(isAskable).map(({ region }) => region));
  const pending = judged.pendingSince(
    key,
    known.flatMap(({ region, gist }) => (asked.has(region) ? [gist.pending] : [])),
  );
  return planned.map(({ region }) => {
    const gist = gists.get(region);
    return {
      known: gist ? { gist } : null,
      othersAnswered: answered && gist?.answered === false,
      input: {
        ...{ key, account: facts, region, now, staleAfterMs: staleMs, catalogue, pending },
        proofs: proofs.of(key, region),
      },
    };
  });
}

/** The row of a Region as it is judged. */
export const judgedRow = (
  row: StoredRegion | undefined,
  { othersAnswered }: RegionInput,
): StoredRegion | null => (row ? besideOthers(row, othersAnswered) : null);

export const accountOf = <Region extends { region: string }>(
  { ref, row, key }: Named,
  regions: readonly Region[],
): Omit<WorldAccount, "regions"> & { regions: readonly Region[] } => ({
  ref,
  key,
  accountId: row?.accountId ?? ref.accountId,
  name: row?.name ?? ref.name,
  partition: partitionIn({ ref, row }),
  facts: row?.facts ?? NO_ACCOUNT_FACTS,
  version: row?.version ?? null,
  regions,
});
