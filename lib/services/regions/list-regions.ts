import type { RegionsView } from "@/lib/contracts/regions";
import { shownFault } from "@/lib/domain/facts/fault";
import { regionInfo, regionRank } from "@/lib/domain/region";
import { foldedFor, wantedRegions } from "@/lib/domain/requirement/folded-regions";
import {
  holdsByGlobalOnly,
  isShort,
  type JudgedRequirement,
  type Outcome,
} from "@/lib/domain/requirement/world";
import type { SignOff } from "@/lib/domain/review/signoff";
import type { RegionLine } from "@/lib/domain/review/types";
import { rollUp } from "@/lib/domain/rollup";
import type { Context, WorldContext } from "@/lib/services/context";
import { judgeRequirements } from "@/lib/services/requirements/judge-requirements";
import { readSignOffs } from "@/lib/services/signoffs/records";
import { quotasAtZero, regionStanding } from "@/lib/services/world/region-standing";
import { type FoundRegion, reviewAccount } from "./find";

/** Every region of every account, in AWS's order: by geography, default regions before opt-in ones. */
export async function listRegions(ctx: WorldContext & Pick<Context, "log">): Promise<RegionsView> {
  const { world, judged } = await judgeRequirements(ctx);
  const signOffs = await readSignOffs(ctx);
  const age = { now: world.now, staleAfterMs: world.staleAfterMs };
  const lines = world.accounts.flatMap((account) => {
    const wanted = wantedRegions(ctx.settings(), account);
    return account.regions
      .map((region) => lineOf({ account, region }, { age, judged, signOffs, wanted }))
      .sort(
        (a, b) =>
          regionRank(a.region) - regionRank(b.region) || a.region.localeCompare(b.region, "en"),
      );
  });
  return { serverNow: world.now, lines, accounts: world.accounts.map(reviewAccount) };
}

type Known = {
  age: { now: number; staleAfterMs: number };
  judged: readonly JudgedRequirement[];
  signOffs: readonly SignOff[];
  wanted: ReadonlySet<string>;
};

function lineOf(found: FoundRegion, { age, judged, signOffs, wanted }: Known): RegionLine {
  const { account, region } = found;
  const info = regionInfo(region.region);
  const { state, counts } = rollUp(region.judged.cells.map(({ verdict }) => verdict.state));
  const { lists, fault } = regionStanding(region);
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
    lists,
    fault: fault && shownFault(fault),
    readAt: region.stored?.readAt ?? null,
    state,
    counts,
    agreementsInFlight: inFlight(found),
    quotasAtZero: quotasAtZero(region, age)?.length ?? null,
    ...requiredOf(judged, found),
    folded: foldedFor(
      {
        region: region.region,
        status: region.judged.status,
        cause: lists === "no-endpoint" ? "region-no-bedrock-endpoint" : null,
      },
      wanted,
    ),
    signedOffAt: signed?.at ?? null,
  };
}

const inFlight = ({ region }: FoundRegion): number =>
  region.judged.cells.filter(
    ({ verdict }) => verdict.state === "pending" && verdict.code?.startsWith("MPAgreement"),
  ).length;

function requiredOf(
  judged: readonly JudgedRequirement[],
  { account, region }: FoundRegion,
): Pick<RegionLine, "required" | "short" | "byGlobal"> {
  const own = judged
    .flatMap(({ cells }) => cells)
    .filter((cell) => cell.account === account.key && cell.region === region.region);
  const required: Record<Outcome, number> = { not_met: 0, could_not_tell: 0, waiting: 0, met: 0 };
  for (const cell of own) required[cell.outcome] += 1;
  return {
    required,
    short: own.filter(isShort).length,
    byGlobal: own.filter(holdsByGlobalOnly).length,
  };
}
