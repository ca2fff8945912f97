import { isLessCallable } from "@/lib/domain/callable";
import { cellText, type RegionRef } from "@/lib/domain/cell-ref";
import { groupBy } from "@/lib/domain/group-by";
import { type Difference, differenceOf, isAlike } from "@/lib/domain/review/compare";
import { columnAt, kindAt } from "./decode";
import type { CellKind, MatrixModel, MatrixSnapshot } from "./snapshot";

/** A Region of an account on either side. */
export type PlacePair = { here: RegionRef; there: RegionRef };

export type SideName = "here" | "there";

/**
 * Why two sides are not alike. `closed`: a side is further from a call, with what stands there. `route`: both are the
 * same, by other routes. `lacking`: AWS does not offer it on a side.
 */
export type Reason =
  | { kind: "closed"; side: SideName; state: CellKind["state"]; title: string }
  | { kind: "route" }
  | { kind: "lacking"; side: SideName };

/** A model on both sides; with several pairs of places, in all Regions where it is the same. */
export type ComparedRow = {
  model: MatrixModel;
  regions: readonly string[];
  here: CellKind;
  there: CellKind;
  /** Names of requirements that ask for it on either side. */
  requiredBy: readonly string[];
};

export type ReasonGroup = {
  key: string;
  reason: Reason;
  rows: readonly ComparedRow[];
  models: number;
};

export type PlacesCompared = {
  groups: readonly ReasonGroup[];
  /** Not read on a side: no difference, and none can be told. */
  unread: Readonly<Record<SideName, readonly ComparedRow[]>>;
  alike: readonly ComparedRow[];
  /** Models on neither side are left out of these. */
  models: number;
  differing: number;
  /** Models of which a side was not read wherever they are. */
  untold: number;
};

type Asked = {
  pairs: readonly PlacePair[];
  /** Names of the requirements of a cell, by `cellText`. */
  requirements: ReadonlyMap<string, readonly string[]>;
  onlyRequired: boolean;
};

type RowDifference = ComparedRow & { difference: Difference };

/** Two Regions of an account, or two accounts in a Region or in all: what differs by state or by open routes, by reason. */
export function comparePlaces(snapshot: MatrixSnapshot, asked: Asked): PlacesCompared {
  const rows = tellAll(snapshot, asked).filter(
    ({ requiredBy, difference }) =>
      difference !== "neither" && (!asked.onlyRequired || requiredBy.length > 0),
  );
  const isUnread = ({ difference }: RowDifference) =>
    difference === "not-known-here" || difference === "not-known-there";
  const known = rows.filter((row) => !isUnread(row));
  const alike = known.filter(({ here, there }) => isAlike(here, there));
  const differing = known.filter(({ here, there }) => !isAlike(here, there));
  const unread = (side: Difference) =>
    requiredFirst(merged(rows.filter(({ difference }) => difference === side)));
  return {
    groups: groupsOf(differing),
    unread: { here: unread("not-known-here"), there: unread("not-known-there") },
    alike: requiredFirst(merged(alike)),
    models: countModels(rows),
    differing: countModels(differing),
    untold: countModels(rows) - countModels(known),
  };
}

function tellAll(
  snapshot: MatrixSnapshot,
  { pairs, requirements }: Asked,
): readonly RowDifference[] {
  return pairs.flatMap(({ here, there }) => {
    const own = columnAt(snapshot, here);
    const other = columnAt(snapshot, there);
    if (!own || !other) return [];
    return snapshot.models.flatMap((model, row): RowDifference[] => {
      const sides = { here: kindAt(snapshot, own, row), there: kindAt(snapshot, other, row) };
      if (!sides.here || !sides.there) return [];
      const { modelId } = model;
      const names = [here, there].flatMap(
        (place) => requirements.get(cellText({ ...place, modelId })) ?? [],
      );
      return [
        {
          model,
          regions: [here.region],
          here: sides.here,
          there: sides.there,
          requiredBy: [...new Set(names)],
          difference: differenceOf(sides.here, sides.there),
        },
      ];
    });
  });
}

function groupsOf(rows: readonly RowDifference[]): readonly ReasonGroup[] {
  const byReason = groupBy(rows, (row) => JSON.stringify(reasonOf(row)));
  const groups = [...byReason].flatMap(([key, own]): ReasonGroup[] => {
    const [first] = own;
    if (!first) return [];
    const models = countModels(own);
    return [{ key, reason: reasonOf(first), rows: requiredFirst(merged(own)), models }];
  });
  return groups.sort((a, b) => RANK[a.reason.kind] - RANK[b.reason.kind] || b.models - a.models);
}

const RANK = { closed: 0, route: 1, lacking: 2 } as const satisfies Record<Reason["kind"], number>;

function reasonOf({ here, there, difference }: RowDifference): Reason {
  if (difference === "only-here") return { kind: "lacking", side: "there" };
  if (difference === "only-there") return { kind: "lacking", side: "here" };
  if (here.state === there.state) return { kind: "route" };
  const side = isLessCallable(here.state, there.state) ? "here" : "there";
  const { state, title } = side === "here" ? here : there;
  return { kind: "closed", side, state, title };
}

/** Rows of a model that say the same in several Regions become one. */
function merged(rows: readonly RowDifference[]): readonly ComparedRow[] {
  const alike = groupBy(rows, ({ model, here, there }) =>
    JSON.stringify([model.modelId, sideText(here), sideText(there)]),
  );
  return [...alike.values()].flatMap((own): ComparedRow[] => {
    const [first] = own;
    if (!first) return [];
    const requiredBy = [...new Set(own.flatMap((row) => row.requiredBy))];
    return [{ ...first, regions: own.flatMap(({ regions }) => regions), requiredBy }];
  });
}

const sideText = ({ state, title, routes }: CellKind): readonly unknown[] => [state, title, routes];

const requiredFirst = (rows: readonly ComparedRow[]): readonly ComparedRow[] =>
  rows.toSorted((a, b) => Number(b.requiredBy.length > 0) - Number(a.requiredBy.length > 0));

const countModels = (rows: readonly { model: MatrixModel }[]): number =>
  new Set(rows.map(({ model }) => model.modelId)).size;
