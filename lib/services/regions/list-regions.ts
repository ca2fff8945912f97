import { current } from "@/lib/domain/judge/current";
import { regionInfo, regionPlace } from "@/lib/domain/region";
import type { JudgedRequirement, Outcome, RequirementWorld } from "@/lib/domain/requirement/world";
import type { SignOff } from "@/lib/domain/review/signoff";
import type { RegionLine, RegionsView } from "@/lib/domain/review/types";
import { rollUp } from "@/lib/domain/rollup";
import type { Context, WorldContext } from "@/lib/services/context";
import { judgeRequirements } from "@/lib/services/requirements/judge-requirements";
import { readSignOffs } from "@/lib/services/signoffs/records";
import { viewOf } from "@/lib/services/world/faults";
import { staleAfterMs } from "@/lib/services/world/world";
import { type FoundRegion, listsOf, reviewAccount } from "./find";

/** Every region of every account, in AWS's order: by geography, default regions before opt-in ones. */
export async function listRegions(ctx: WorldContext & Pick<Context, "log">): Promise<RegionsView> {
  const { world, asked, judged } = await judgeRequirements(ctx);
  const signOffs = await readSignOffs(ctx);
  const age = { now: world.now, staleAfterMs: staleAfterMs(ctx.settings()) };
  const lines = world.accounts.flatMap((account) =>
    account.regions
      .map((region) => lineOf({ account, region }, { age, asked, judged, signOffs }))
      .sort((a, b) => placeOf(a) - placeOf(b) || a.region.localeCompare(b.region, "en")),
  );
  return { serverNow: world.now, lines, accounts: world.accounts.map(reviewAccount) };
}

type Known = {
  age: { now: number; staleAfterMs: number };
  asked: RequirementWorld;
  judged: readonly JudgedRequirement[];
  signOffs: readonly SignOff[];
};

const placeOf = ({ region }: RegionLine): number => regionPlace(region);

function lineOf(found: FoundRegion, { age, asked, judged, signOffs }: Known): RegionLine {
  const { account, region } = found;
  const info = regionInfo(region.region);
  const { state, counts } = rollUp(region.judged.cells.map(({ verdict }) => verdict.state));
  const signed = signOffs.find(
    (one) => one.account === account.key && one.region === region.region,
  );
  return {
    account: reviewAccount(account),
    region: region.region,
    city: info.city,
    geography: info.geography,
    optIn: info.optIn,
    status: region.judged.status,
    lists: listsOf(asked, found),
    fault: faultOf(found),
    readAt: region.stored?.readAt ?? null,
    state,
    counts,
    agreementsInFlight: inFlight(found),
    quotasAtZero: quotasAtZero(found, age),
    required: requiredOf(judged, found),
    signedOffAt: signed?.at ?? null,
  };
}

function faultOf({ region }: FoundRegion): RegionLine["fault"] {
  const { models, profiles } = region.judged.index;
  const unread = [models, profiles].find((list) => !list.ok);
  return unread && !unread.ok ? viewOf(unread.fault) : null;
}

const inFlight = ({ region }: FoundRegion): number =>
  region.judged.cells.filter(
    ({ verdict }) => verdict.state === "pending" && verdict.code?.startsWith("MPAgreement"),
  ).length;

function quotasAtZero({ region }: FoundRegion, age: Known["age"]): number | null {
  if (!current(region.stored?.facts.quotas, age).ok) return null;
  return region.judged.quotas.filter(
    ({ applied, modelId, unit }) =>
      applied === 0 && modelId !== null && unit === "tokens-per-minute",
  ).length;
}

function requiredOf(
  judged: readonly JudgedRequirement[],
  { account, region }: FoundRegion,
): Readonly<Record<Outcome, number>> {
  const counts = { not_met: 0, could_not_tell: 0, waiting: 0, met: 0 };
  for (const { cells } of judged) {
    for (const cell of cells) {
      if (cell.account === account.key && cell.region === region.region) counts[cell.outcome] += 1;
    }
  }
  return counts;
}
