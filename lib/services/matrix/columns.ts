import { placeKey } from "@/lib/domain/cell-ref";
import { shownFault } from "@/lib/domain/facts/fault";
import { encodeColumn, type Kinds, mostlyUnused, noKinds } from "@/lib/domain/grid/encode";
import type { MatrixColumn } from "@/lib/domain/grid/snapshot";
import { nameOfText } from "@/lib/domain/text-name";
import type { Outline, OutlinedAccount, OutlinedRegion } from "@/lib/services/world/outline";
import { unread } from "@/lib/services/world/region-standing";

type Laid = {
  region: OutlinedRegion;
  text: string;
  /** Of its text. */
  name: string;
  column: MatrixColumn;
  /** The version it last changed at. */
  changedAt: number;
};

/** The columns as they were last sent, each with what it was made from. */
export type Columns = { kinds: Kinds; laid: Map<string, Laid> };

export const noColumns = (): Columns => ({ kinds: noKinds(), laid: new Map() });

export type LaidOut = {
  columns: readonly MatrixColumn[];
  moved: boolean;
  /** A page can't be brought up to date by the columns that changed. */
  whole: boolean;
};

/** Lays out a column for each region of each account; one whose region says the same stays the same object. */
export function layColumns(memory: Columns, world: Outline, version: number): LaidOut {
  const first = layAll(memory, world, version);
  if (!mostlyUnused(memory.kinds, first.columns)) return first;
  memory.kinds = noKinds();
  memory.laid.clear();
  return { ...layAll(memory, world, version), whole: true };
}

function layAll(memory: Columns, world: Outline, version: number): LaidOut {
  const before = memory.laid;
  const laid = new Map<string, Laid>();
  for (const account of world.accounts) {
    for (const region of account.regions) {
      const key = placeKey({ account: account.key, region: region.region });
      laid.set(key, lay(memory.kinds, { account, region, version, old: before.get(key) }));
    }
  }
  memory.laid = laid;
  const whole = [...before.keys()].some((key) => !laid.has(key));
  const entries = [...laid.values()];
  const moved = whole || entries.some(({ changedAt }) => changedAt === version);
  return { columns: entries.map(({ column }) => column), moved, whole };
}

type LayInput = {
  account: OutlinedAccount;
  region: OutlinedRegion;
  version: number;
  old: Laid | undefined;
};

function lay(kinds: Kinds, { account, region, version, old }: LayInput): Laid {
  const { gist, short } = region;
  if (old && old.region.gist === gist && old.region.short === short) return old;
  const fault = unread(short);
  const column = encodeColumn(kinds, {
    account: account.key,
    region: region.region,
    status: short.status,
    fault: fault && shownFault(fault),
    noEndpoint: short.noEndpoint,
    readAt: gist?.readAt ?? null,
    attemptedAt: gist?.attemptedAt ?? null,
    own: short.cells,
  });
  const text = JSON.stringify(column);
  if (old?.text === text) return { ...old, region };
  return { region, text, name: nameOfText(text), column, changedAt: version };
}
