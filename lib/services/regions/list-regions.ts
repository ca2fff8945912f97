import type { RegionsView } from "@/lib/contracts/regions";
import { byName } from "@/lib/domain/by-name";
import { shownFault } from "@/lib/domain/facts/fault";
import { statesOf } from "@/lib/domain/grid/encode";
import { groupBy } from "@/lib/domain/group-by";
import { regionInfo, regionRank } from "@/lib/domain/known-regions";
import { foldedFor, wantedRegions } from "@/lib/domain/requirement/folded-regions";
import type { Line } from "@/lib/domain/requirement/line";
import { reviewAccount } from "@/lib/domain/review/account";
import { type LineRegion, placeLines, type RequiredHere } from "@/lib/domain/review/required-here";
import type { SignOff } from "@/lib/domain/review/signoff";
import type { RegionLine, SignedOff } from "@/lib/domain/review/types";
import { rollUp } from "@/lib/domain/rollup";
import type { Context, WorldContext } from "@/lib/services/context";
import { readLines } from "@/lib/services/requirements/read-lines";
import { readSignOffs } from "@/lib/services/signoffs/records";
import type { OutlinedAccount, OutlinedRegion } from "@/lib/services/world/outline";

/** Every region of every account, in AWS's order: by geography, default regions before opt-in ones. */
export async function listRegions(ctx: WorldContext & Pick<Context, "log">): Promise<RegionsView> {
  const { world, lines: required } = await readLines(ctx);
  const signOffs = await readSignOffs(ctx);
  const requiredAt = placeLines(required, ctx.settings().requirements);
  const lines = world.accounts.flatMap((account) => {
    const wanted = wantedRegions(ctx.settings(), account);
    return account.regions
      .map((region) => lineOf({ account, region }, { requiredAt, signOffs, wanted }))
      .sort((a, b) => regionRank(a.region) - regionRank(b.region) || byName(a.region, b.region));
  });
  return {
    serverNow: world.now,
    lines,
    elsewhere: elsewhereOf(required, lines),
    accounts: world.accounts.map(reviewAccount),
  };
}

/** Lines of requirements that are of no Region in the list, so that its sums are told apart from those of all. */
function elsewhereOf(
  required: readonly Line[],
  regions: readonly RegionLine[],
): RegionsView["elsewhere"] {
  const places = new Set(regions.map(({ account, region }) => `${account.key}~${region}`));
  const whole = new Set(regions.flatMap((region) => region.required.whole));
  const rest = required.filter(
    ({ id, account, region }) => !places.has(`${account}~${region}`) && !whole.has(id),
  );
  const byAccount = groupBy(rest, ({ account }) => account);
  return [...byAccount].map(([account, own]) => ({ account, lines: own.length }));
}

type Known = {
  requiredAt: (place: LineRegion) => RequiredHere;
  signOffs: readonly SignOff[];
  wanted: ReadonlySet<string>;
};

type FoundPlace = { account: OutlinedAccount; region: OutlinedRegion };

function lineOf(found: FoundPlace, { requiredAt, signOffs, wanted }: Known): RegionLine {
  const { account, region } = found;
  const { status, lists, fault, cells } = region.short;
  const info = regionInfo(region.region);
  const { state, counts } = rollUp(statesOf(cells));
  const signed = signOffs.find(
    (one) => one.account === account.key && one.region === region.region,
  );
  return {
    account: reviewAccount(account),
    region: region.region,
    city: info.city,
    geography: info.geography,
    optIn: info.optIn,
    status,
    lists,
    fault: fault && shownFault(fault),
    readAt: region.gist?.readAt ?? null,
    state,
    counts,
    quotasAtZero: region.short.quotasAtZero,
    required: requiredAt({
      account: account.key,
      accountName: account.ref.name ?? account.name,
      region: region.region,
    }),
    folded: foldedFor(
      {
        region: region.region,
        status,
        cause: lists === "no-endpoint" ? "region-no-bedrock-endpoint" : null,
      },
      wanted,
    ),
    signedOff: signed ? signedOffOf(signed) : null,
  };
}

const signedOffOf = ({ at, name, checks, facts: { requirements } }: SignOff): SignedOff => ({
  at,
  name,
  exceptions: checks.filter(({ holds }) => !holds).length,
  met: requirements.filter(({ outcome }) => outcome === "met").length,
  lines: requirements.length,
});
