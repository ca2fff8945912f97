import { groupBy } from "@/lib/domain/group-by";
import type { RegionGist, StoredColumn } from "@/lib/services/ports/columns";
import type { StoredRegion, Stores } from "@/lib/services/ports/stores";
import { gistOf } from "./gist";
import type { HeldFacts, HeldRow, HeldRows } from "./held-facts";

export const rowKey = (account: string, region: string): string => `${account}/${region}`;

export type KnownRegion = { account: string; region: string; version: number; gist: RegionGist };
type Version = Omit<KnownRegion, "gist">;

/** Facts by Region. */
export type Rows = ReadonlyMap<string, StoredRegion>;

/** `facts`: they stay at hand. `gists`: what they are made of is let go. */
export type Needs = "facts" | "gists";

/** What is known of every Region that the store has. One whose version did not move is not read again. */
export type KnownRegions = {
  /** Of one account, or of all (null). Where gists will do, facts are read only if no column of the store has them. */
  load(account: string | null, needs: Needs): Promise<void>;
  /** Always in one order, by name: the store gives them in any, and which of a model's names counts may rest on it. */
  of(account: string): readonly KnownRegion[];
  versionOf(account: string, region: string): number | null;
  /** The column that the store has of a Region as it is now, once: nobody needs it twice. */
  takeColumn(account: string, region: string): StoredColumn | null;
  /** Nobody looks at what else was loaded any more. */
  dropLoaded(): void;
  /** The facts of an account, which stay at hand. */
  rows(account: string): Promise<Rows>;
  /** The facts of some Regions of an account, which do not. */
  rowsOf(account: string, regions: readonly string[]): Promise<Rows>;
  /** The same; null where they are not at hand, or moved. */
  heldRows(account: string): Rows | null;
};

type Options = {
  stores: Pick<Stores, "facts" | "columns">;
  facts: HeldFacts;
  /** Whether what the store has of columns may be believed here. */
  usesColumns: boolean;
  letOthersIn: () => Promise<void>;
  /** Called after each account whose facts were read. */
  wasRead: () => void;
};

export const inOrder = <Placed extends { region: string }>(a: Placed, b: Placed): number =>
  a.region < b.region ? -1 : Number(a.region > b.region);

const byRegion = (
  [, a]: readonly [string, KnownRegion],
  [, b]: readonly [string, KnownRegion],
): number => inOrder(a, b);

/** Where more accounts than this moved, the columns of all are read at once. */
const ONE_BY_ONE_MAX = 8;
/** So many Regions whose facts were read for what they name are not read again to be judged. */
const LOADED_MAX = 64;

export function createKnownRegions(options: Options): KnownRegions {
  const { stores, facts, letOthersIn } = options;
  const known = new Map<string, Map<string, KnownRegion>>();
  const columns = new Map<string, StoredColumn>();
  const loaded = new Map<string, HeldRow>();
  const of = (account: string) => [...(known.get(account)?.values() ?? [])];

  function note(one: KnownRegion): void {
    const regions = known.get(one.account) ?? new Map<string, KnownRegion>();
    const isNew = !regions.has(one.region);
    regions.set(one.region, one);
    known.set(one.account, isNew ? new Map([...regions].sort(byRegion)) : regions);
  }

  /** Where the facts are at hand, they tell what moved. */
  async function columnsOf(accounts: readonly string[]): Promise<readonly StoredColumn[]> {
    const asked = options.usesColumns ? accounts.filter((account) => !facts.of(account)) : [];
    if (asked.length > ONE_BY_ONE_MAX) return stores.columns.of(null);
    return (await Promise.all(asked.map((account) => stores.columns.of(account)))).flat();
  }

  /** One by one where they are few: each takes the time of its own facts. */
  function stored(account: string, regions: readonly string[]) {
    const isFew = regions.length <= of(account).length / 2;
    if (!isFew) return stores.facts.regions(account);
    return Promise.all(regions.map((region) => stores.facts.region(account, region)));
  }

  async function read(account: string, moved: readonly Version[], needs: Needs): Promise<void> {
    if (moved.length === 0) return;
    const stay = needs === "facts";
    const before = facts.of(account);
    const versions = new Map(moved.map(({ region, version }) => [region, version]));
    const rows = new Map<string, HeldRow>(before);
    const found =
      stay && !before ? stores.facts.regions(account) : stored(account, [...versions.keys()]);
    for (const row of await found) {
      const version = row && (versions.get(row.region) ?? versionOf(account, row.region));
      if (!row || version === null) continue;
      rows.set(row.region, { version, row });
      if (!versions.has(row.region)) continue;
      note({ account, region: row.region, version, gist: gistOf(row) });
      if (!before && !stay && loaded.size < LOADED_MAX)
        loaded.set(rowKey(account, row.region), { version, row });
      await letOthersIn();
    }
    if (!before && !stay) return;
    facts.hold(account, rows);
    options.wasRead();
  }

  const versionOf = (account: string, region: string): number | null =>
    known.get(account)?.get(region)?.version ?? null;

  function forget(account: string | null, versions: readonly Version[]): void {
    const present = new Set(versions.map((one) => rowKey(one.account, one.region)));
    for (const [owner, regions] of account === null
      ? known
      : [[account, known.get(account)] as const]) {
      for (const region of regions?.keys() ?? []) {
        if (present.has(rowKey(owner, region))) continue;
        regions?.delete(region);
        columns.delete(rowKey(owner, region));
      }
    }
  }

  function heldRows(account: string): Rows | null {
    const held = facts.of(account);
    if (!held) return null;
    const own = of(account);
    if (!own.every(({ region, version }) => held.get(region)?.version === version)) return null;
    return rowsIn(account, held);
  }

  const rowsIn = (account: string, held: HeldRows): Rows =>
    new Map(
      of(account).flatMap(({ region }) => {
        const one = held.get(region);
        return one ? [[region, one.row] as const] : [];
      }),
    );

  return {
    of,
    heldRows,
    versionOf,
    async load(account, needs) {
      const versions = await stores.facts.regionVersions(account);
      const moved = versions.filter((one) => versionOf(one.account, one.region) !== one.version);
      const byAccount = groupBy(moved, (one) => one.account);
      const found = new Map(
        (needs === "gists" ? await columnsOf([...byAccount.keys()]) : []).map((one) => [
          rowKey(one.account, one.region),
          one,
        ]),
      );
      for (const [owner, own] of byAccount) {
        const untold: Version[] = [];
        for (const one of own) {
          const key = rowKey(owner, one.region);
          const column = found.get(key);
          columns.delete(key);
          if (column?.version !== one.version) untold.push(one);
          else {
            note({ ...one, gist: column.gist });
            columns.set(key, column);
          }
        }
        await read(owner, untold, needs);
      }
      forget(account, versions);
    },
    dropLoaded() {
      columns.clear();
      loaded.clear();
    },
    async rowsOf(account, regions) {
      const at = (region: string): HeldRow | undefined =>
        facts.of(account)?.get(region) ?? loaded.get(rowKey(account, region));
      const isAtHand = (region: string) => at(region)?.version === versionOf(account, region);
      const missing = regions.filter((region) => !isAtHand(region));
      const read = missing.length > 0 ? await stored(account, missing) : [];
      const rows = new Map(
        regions.flatMap((region) => {
          const one = at(region);
          return one ? [[region, one.row] as const] : [];
        }),
      );
      for (const row of read) if (row) rows.set(row.region, row);
      return rows;
    },
    takeColumn(account, region) {
      const key = rowKey(account, region);
      const column = columns.get(key) ?? null;
      columns.delete(key);
      return column;
    },
    async rows(account) {
      const held = heldRows(account);
      if (held) return held;
      const found = await stores.facts.regions(account);
      const rows = new Map(
        found.flatMap((row): [string, HeldRow][] => {
          const version = versionOf(account, row.region);
          return version === null ? [] : [[row.region, { version, row }]];
        }),
      );
      facts.hold(account, rows);
      options.wasRead();
      return rowsIn(account, rows);
    },
  };
}
