import { accountLabel } from "@/lib/domain/account-label";
import type { Code } from "@/lib/domain/codes";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import type { Owner } from "@/lib/domain/owner";
import type { EpochMs } from "@/lib/domain/time";
import { causeBook, type GridCause } from "./causes";
import { type GridScope, rowsShown } from "./scope";

export type BlockerLine = GridCause & {
  cells: number;
  models: readonly string[];
  regions: readonly string[];
  /** Names of the accounts it holds in; empty where only one account is shown. */
  accounts: readonly string[];
  /** Every one of its cells lies in a Region that it closes whole. */
  wholeRegions: boolean;
  /** Every Region of its accounts is closed by it. */
  wholeAccounts: boolean;
  /** Last time any of its cells was known, where all of them are unknown. */
  lastKnownAt: EpochMs | null;
};
/** `null`: nobody can be named, because it is not known what stands in the way. */
export type BlockerGroup = { owner: Owner | null; lines: readonly BlockerLine[] };
export type Blockers = { groups: readonly BlockerGroup[]; causes: number; cells: number };

const ORDER: readonly (Owner | null)[] = [
  "caller-credentials",
  "iam-admin",
  "org-admin",
  "account-admin",
  "billing",
  "aws-support",
  "network",
  "wait",
  null,
  "application-code",
];

/** Everything that stands in the way of what is shown, by who can remove it; the most cells first. */
export function blockersIn(snapshot: MatrixSnapshot, scope: GridScope): Blockers {
  const book = causeBook(snapshot.kinds);
  const tallies = book.causes.map(() => ({
    cells: 0,
    rows: new Uint8Array(snapshot.models.length),
    regions: new Set<string>(),
    accounts: new Set<string>(),
    columns: 0,
    outside: false,
    lastKnownAt: null as EpochMs | null,
  }));
  const accounts = new Set(scope.accounts);
  const rows = rowsShown(snapshot, scope);
  const columnsOf = new Map<string, number>();
  for (const column of snapshot.columns) {
    if (column.noEndpoint || !accounts.has(column.account)) continue;
    columnsOf.set(column.account, (columnsOf.get(column.account) ?? 0) + 1);
    const first = column.cells[0] === undefined ? -1 : (book.ofKind[column.cells[0]] ?? -1);
    const whole = first >= 0 && column.cells.every((kind) => book.ofKind[kind] === first);
    const closed = whole ? tallies[first] : undefined;
    if (closed) closed.columns += 1;
    for (const row of rows) {
      const kind = column.cells[row] ?? -1;
      const tally = tallies[book.ofKind[kind] ?? -1];
      if (!tally) continue;
      tally.cells += 1;
      tally.rows[row] = 1;
      tally.regions.add(column.region);
      tally.accounts.add(column.account);
      tally.outside ||= !whole;
      const at = snapshot.kinds[kind]?.lastKnown?.at ?? null;
      if (at !== null) tally.lastKnownAt = Math.max(tally.lastKnownAt ?? at, at);
    }
  }
  const lines = book.causes.flatMap((cause, index): BlockerLine[] => {
    const tally = tallies[index];
    if (!tally || tally.cells === 0) return [];
    const models = snapshot.models.flatMap((model, row) =>
      tally.rows[row] === 1 ? [model.name] : [],
    );
    return [
      {
        ...cause,
        cells: tally.cells,
        models,
        regions: [...tally.regions],
        accounts: snapshot.accounts
          .filter(({ key }) => scope.accounts.length > 1 && tally.accounts.has(key))
          .map(accountLabel),
        wholeRegions: !tally.outside,
        wholeAccounts:
          !tally.outside &&
          tally.columns === sumOf(tally.accounts, (key) => columnsOf.get(key) ?? 0),
        lastKnownAt: cause.state === "unknown" ? tally.lastKnownAt : null,
      },
    ];
  });
  return group(lines);
}

const sumOf = <T>(items: Iterable<T>, of: (item: T) => number): number =>
  [...items].reduce((sum, item) => sum + of(item), 0);

function group(lines: readonly BlockerLine[]): Blockers {
  const groups = ORDER.flatMap((owner): BlockerGroup[] => {
    const own = lines
      .filter((line) => groupOwner(line) === owner)
      .sort((a, b) => b.cells - a.cells);
    return own.length > 0 ? [{ owner, lines: own }] : [];
  });
  return { groups, causes: lines.length, cells: lines.reduce((sum, line) => sum + line.cells, 0) };
}

/** A reading that failed and that the next scan may cure is nobody's to remove: it stands under "Not known". */
function groupOwner(line: BlockerLine): Owner | null {
  const nobody = line.owner === "wait" || line.owner === "application-code";
  return line.state === "unknown" && nobody ? null : line.owner;
}

/** The line's own words: what stands in the way, and where when that is one Region. */
export function blockerTitle(line: BlockerLine): string {
  const [region] = line.regions;
  if (line.wholeRegions && line.state === "unknown" && line.code !== "NotReadYet") {
    const [account] = line.accounts;
    if (account && line.wholeAccounts)
      return line.accounts.length === 1
        ? `${account} could not be read`
        : `${line.accounts.length} accounts could not be read`;
    return line.regions.length === 1
      ? `${region} could not be read`
      : `${line.regions.length} Regions could not be read`;
  }
  if (line.regions.length === 1 && line.models.length > 1 && !line.wholeRegions)
    return `${line.title} in ${region}`;
  return line.title;
}

/** Where it holds, in which of several accounts, and when it will be done. */
export function blockerDetail(line: BlockerLine): string {
  const named = blockerTitle(line).startsWith(`${line.accounts[0]} `);
  const accounts =
    line.accounts.length > 0 && !named ? `In ${someOf(line.accounts, "accounts")}.` : "";
  return [detailOf(line), accounts].filter(Boolean).join(" ");
}

function detailOf(line: BlockerLine): string {
  const count = line.models.length;
  if (line.code === "AgreementNotCreated") {
    return count === 1
      ? `${line.models[0]}. Accept its offer, then up to 15 min.`
      : `Accept ${count} offers, then up to 15 min.`;
  }
  if (line.code === "FTUFormNotFilled")
    return `One form for ${someOf(line.models, "models")}, within 15 min.`;
  const saysWhy = !blockerTitle(line).startsWith(line.title);
  const first = saysWhy ? `${line.title}.` : `${wherePlace(line)}.`;
  return [first, whenDone(line)].filter(Boolean).join(" ");
}

function wherePlace({ models, regions, wholeRegions }: BlockerLine): string {
  if (wholeRegions) return someOf(regions, "Regions");
  const which = someOf(models, "models");
  return regions.length === 1 && models.length === 1 ? `${which}, ${regions[0]}` : which;
}

function someOf(names: readonly string[], many: string): string {
  return names.length > 2 ? `${names.length} ${many}` : names.join(" and ");
}

const WHEN: Partial<Record<Code, string>> = {
  MPAgreementBeingCreated: "AWS allows itself 15 min.",
  MPAgreementPending: "Try a call every 15 min.",
  RegionEnabling: "Minutes to hours.",
  RegionDisabled: "Minutes to hours once enabled.",
  ModelEndOfLife: "Move to another model.",
  MPAgreementFailed: "Waiting will not help.",
  BadCScoreException: "Waiting will not help.",
  NotAuthorized: "Waiting will not help.",
};

function whenDone(line: BlockerLine): string {
  if (line.cause === "quota-zero") return "AWS Support decides.";
  if (line.code === "NotReadYet") return "The next scan gets there.";
  if (line.state !== "unknown") return (line.code && WHEN[line.code]) || "";
  const owner = groupOwner(line);
  const curesItself = owner === null || owner === "network";
  return curesItself ? "Read again with the next scan." : "";
}
