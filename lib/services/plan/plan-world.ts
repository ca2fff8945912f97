import type { UnreadAdvice } from "@/lib/domain/advice/unread";
import type { JudgedCell } from "@/lib/domain/judge/judge-region";
import { own } from "@/lib/domain/own";
import type {
  PlanAccount,
  PlanCell,
  PlanModel,
  PlanRegion,
  PlanUnread,
  PlanWorld,
} from "@/lib/domain/plan/types";
import type { Line } from "@/lib/domain/requirement/line";
import type { Settings } from "@/lib/domain/settings";
import type { Finding } from "@/lib/domain/verdict";
import { accessOf } from "@/lib/services/accounts/list-accounts";
import { isAgreementMissing } from "@/lib/services/world/agreement-missing";
import { accountFault, faultIn } from "@/lib/services/world/faults";
import { nameOf, successorIn } from "@/lib/services/world/successor";
import type { World, WorldAccount, WorldRegion } from "@/lib/services/world/world";

/** What is planned for. */
export type Narrowed = {
  accounts: readonly WorldAccount[];
  regionsOf: (account: WorldAccount) => readonly WorldRegion[];
  includes: (at: { account: string; region: string; modelId: string }) => boolean;
  lines: readonly Line[];
  notOffered: readonly PlanModel[];
  unreadOf: (account: WorldAccount) => readonly PlanUnread[];
};

type From = { world: World; again: UnreadAdvice["again"]; settings: Settings; narrowed: Narrowed };

/** The judged world as a plan looks at it. */
export function toPlanWorld(from: From): PlanWorld {
  const { world, again, settings, narrowed } = from;
  return {
    accounts: narrowed.accounts.map((account) => accountOf(account, from)),
    lines: narrowed.lines,
    notOffered: narrowed.notOffered,
    again,
    portal: settings.accessPortal,
    now: world.now,
  };
}

function accountOf(account: WorldAccount, { world, narrowed }: From): PlanAccount {
  const { key, accountId, name, partition, ref } = account;
  const planned = narrowed.regionsOf(account);
  const unread = narrowed.unreadOf(account);
  const nowhere = unread.filter((one) => planned.every(({ region }) => region !== one.region));
  const regions = planned.map((region) => {
    const at = { world, account, region };
    const cells = region.judged.cells.filter(({ modelId }) =>
      narrowed.includes({ account: key, region: region.region, modelId }),
    );
    return regionOf(at, cells);
  });
  return {
    key,
    accountId,
    name,
    partition,
    access: accessOf(ref.access),
    locked: accountFault(account) !== null,
    unread,
    regions: [
      ...regions,
      ...nowhere.flatMap(({ region }) => (region === null ? [] : [{ region, ...NOTHING_READ }])),
    ],
  };
}

const NOTHING_READ: Omit<PlanRegion, "region"> = {
  cells: [],
  quotas: [],
  crossModelPerDay: null,
  gatesOf: () => [],
  successorOf: () => null,
  faultOf: () => null,
};

type At = { world: World; account: WorldAccount; region: WorldRegion };

function regionOf(at: At, cells: readonly JudgedCell[]): PlanRegion {
  const { region, judged } = at.region;
  return {
    region,
    cells: cells.map((cell) => cellOf(at, cell)),
    quotas: judged.quotas,
    crossModelPerDay: judged.crossModelPerDay,
    gatesOf: judged.gatesOf,
    successorOf: (modelId) => successorIn(at, modelId),
    faultOf: (modelId, finding) => faultBehind(at, modelId, finding),
  };
}

const cellOf = (at: At, { modelId, verdict, readAt }: JudgedCell): PlanCell => ({
  modelId,
  modelName: nameOf(at.world, modelId),
  verdict,
  readAt,
  agreementMissing:
    verdict.code === "FTUFormNotFilled" &&
    isAgreementMissing({ region: at.region, modelId, age: at.world }),
});

/** The failed reading behind a gate: of a route the call that failed tells which list; the rest is the model's own availability. */
function faultBehind(
  { account, region: { stored } }: At,
  modelId: string,
  { gate, call }: Pick<Finding, "gate" | "call">,
) {
  switch (gate) {
    case "credentials":
      return faultIn(account.facts.identity);
    case "region":
      return faultIn(account.facts.regions);
    case "model-list":
      return faultIn(stored?.facts.models);
    case "route":
    case "quota":
      return faultIn(
        call === "ListProvisionedModelThroughputs"
          ? stored?.facts.provisioned
          : stored?.facts.profiles,
      );
    default:
      return faultIn(stored ? own(stored.facts.availability, modelId) : undefined);
  }
}
