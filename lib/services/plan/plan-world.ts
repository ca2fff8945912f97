import type { UnreadAdvice } from "@/lib/domain/advice/unread";
import { type CellRef, cellText } from "@/lib/domain/cell-ref";
import type { Catalogue } from "@/lib/domain/judge/models";
import type {
  PlanAccount,
  PlanModel,
  PlanRegion,
  PlanUnread,
  PlanWorld,
} from "@/lib/domain/plan/types";
import type { Line } from "@/lib/domain/requirement/line";
import type { RequirementCell, RequirementQuota } from "@/lib/domain/requirement/world";
import type { Settings } from "@/lib/domain/settings";
import { isShut } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import { accessOf } from "@/lib/services/accounts/list-accounts";
import { accountFault } from "@/lib/services/world/faults";
import { nameOf } from "@/lib/services/world/successor";
import type { CountedAccount, CountedRegion } from "@/lib/services/world/survey";
import type { CloseUps } from "./close-up";

/** What is planned for. */
export type Narrowed = {
  accounts: readonly CountedAccount[];
  regionsOf: (account: CountedAccount) => readonly CountedRegion[];
  includes: (at: CellRef) => boolean;
  /** Whether a line stands for it: of others those in whose way nothing stands are no part of a plan. */
  isRequired: (at: CellRef) => boolean;
  lines: readonly Line[];
  notOffered: readonly PlanModel[];
  unreadOf: (account: CountedAccount) => readonly PlanUnread[];
};

type From = {
  world: { now: EpochMs; catalogue: Catalogue };
  again: UnreadAdvice["again"];
  settings: Settings;
  narrowed: Narrowed;
  /** What is required, with its quotas. */
  required: readonly RequirementCell[];
  closeUps: Pick<CloseUps, "at">;
};

/** What is counted as a plan looks at it. */
export function toPlanWorld(from: From): PlanWorld {
  const { world, again, settings, narrowed, required } = from;
  const quotas = new Map(required.map((cell) => [cellText(cell), cell.quotas ?? []]));
  const quotasOf = (at: CellRef) => quotas.get(cellText(at)) ?? [];
  return {
    accounts: narrowed.accounts.map((account) => accountOf(account, { ...from, quotasOf })),
    lines: narrowed.lines,
    notOffered: narrowed.notOffered,
    again,
    portal: settings.accessPortal,
    now: world.now,
  };
}

type Within = From & { quotasOf: (at: CellRef) => readonly RequirementQuota[] };

function accountOf(account: CountedAccount, from: Within): PlanAccount {
  const { narrowed } = from;
  const { key, accountId, name, partition, ref } = account;
  const planned = narrowed.regionsOf(account);
  const unread = narrowed.unreadOf(account);
  const nowhere = unread.filter((one) => planned.every(({ region }) => region !== one.region));
  return {
    key,
    accountId,
    name,
    partition,
    access: accessOf(ref.access),
    locked: accountFault(account) !== null,
    unread,
    regions: [
      ...planned.map((region) => regionOf({ account: key, ...region }, from)),
      ...nowhere.flatMap(({ region }) => (region === null ? [] : [{ region, ...NOTHING_READ }])),
    ],
  };
}

const NOTHING_READ: Omit<PlanRegion, "region"> = {
  cells: [],
  zeros: [],
  quotasOf: () => [],
  gatesOf: () => [],
  successorOf: () => null,
  faultOf: () => null,
};

function regionOf(
  { account, region, planned }: CountedRegion & { account: string },
  { world, narrowed, quotasOf, closeUps }: Within,
): PlanRegion {
  const cells = planned.cells.flatMap((cell) => {
    const { modelId, verdict } = cell;
    const at = { account, region, modelId };
    const counts = isShut(verdict) || narrowed.isRequired(at);
    if (!counts || !narrowed.includes(at)) return [];
    return [{ ...cell, modelName: nameOf(world, modelId) }];
  });
  return {
    region,
    cells,
    zeros: planned.zeros,
    quotasOf: (modelId) => quotasOf({ account, region, modelId }),
    ...closeUps.at({ account, region }),
  };
}
