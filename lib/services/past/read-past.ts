import { z } from "zod";
import { soleOwnerOf } from "@/lib/domain/catalogue/sole-owner";
import { titleOf } from "@/lib/domain/catalogue/title";
import { CODES, type Code } from "@/lib/domain/codes";
import type { CellKind, MatrixModel } from "@/lib/domain/grid/snapshot";
import { groupBy } from "@/lib/domain/group-by";
import { parseMoment } from "@/lib/domain/past/moment";
import { type Moved, NOT_KEPT, type Past, type PastColumn } from "@/lib/domain/past/types";
import { prefixOfModel, providerOf } from "@/lib/domain/provider";
import { ok, type Result } from "@/lib/domain/result";
import { rowLabel } from "@/lib/domain/words/row-label";
import type { Context, WorldContext } from "@/lib/services/context";
import type { HistoryRow } from "@/lib/services/ports/history";
import type { Outline } from "@/lib/services/world/outline";
import { findMoments, type PastRefusal } from "./find-moment";
import { keptSince } from "./kept-since";

const MomentText = z
  .string()
  .max(300)
  .transform((text, ctx) => {
    const moment = parseMoment(text);
    if (moment) return moment;
    ctx.addIssue({ code: "custom", message: "Not a moment" });
    return z.NEVER;
  });

export const PastQuery = z.object({
  from: MomentText,
  to: MomentText.default({ kind: "now" }),
  /** Keys with commas between; absent: every account. */
  account: z
    .string()
    .max(20_000)
    .transform((text) => text.split(","))
    .optional(),
});
export type PastQuery = z.infer<typeof PastQuery>;

/**
 * What history holds of cells at two moments: for each its newest row up to the first, and its newest between the two.
 * A cell without a row is left out: what it was is not known.
 */
export async function readPast(
  ctx: WorldContext & Pick<Context, "log">,
  query: PastQuery,
): Promise<Result<Past, PastRefusal>> {
  const world = await ctx.world.outline();
  const found = await findMoments(ctx, { from: query.from, to: query.to, world });
  if (!found.ok) return found;
  const { from, to } = found.value;
  const book = bookOf(world);
  const kept: Past["kept"][number][] = [];
  const columns: PastColumn[] = [];
  const dropped = new Set<string>();
  const asked = query.account && new Set(query.account);
  for (const { key, regions } of world.accounts) {
    if (asked && !asked.has(key)) continue;
    const was = await ctx.stores.history.asOf(key, { at: from.at });
    const moved = await ctx.stores.history.asOf(key, { at: to.at, after: from.at });
    kept.push({ account: key, since: await keptSince(ctx, key) });
    const byRegion = groupBy(was, ({ region }) => region);
    const movedIn = groupBy(moved, ({ region }) => region);
    const known = new Set(regions.map(({ region }) => region));
    for (const { region } of regions) {
      const rows = { was: byRegion.get(region) ?? [], moved: movedIn.get(region) ?? [] };
      columns.push(columnOf(book, { account: key, region, ...rows }));
    }
    for (const region of byRegion.keys()) if (!known.has(region)) dropped.add(region);
  }
  return ok({
    serverNow: world.now,
    from,
    to,
    kept,
    models: book.models,
    kinds: book.kinds,
    columns,
    dropped: [...dropped].sort(),
  });
}

/** What is told once: models and what cells have in common, each with its place. */
type Book = {
  models: MatrixModel[];
  kinds: CellKind[];
  rowOf: (modelId: string) => number;
  kindOf: (row: HistoryRow) => number;
};

function bookOf({ catalogue }: Outline): Book {
  const models: MatrixModel[] = [];
  const kinds: CellKind[] = [];
  const rows = new Map<string, number>();
  const known = new Map<string, number>();
  const providers = new Map(
    [...catalogue.rows.values()].map((row) => [prefixOfModel(row.modelId), providerOf(row)]),
  );
  const modelOf = (modelId: string): MatrixModel => {
    const row = catalogue.rows.get(modelId);
    const prefix = prefixOfModel(modelId);
    const provider = row ? providerOf(row) : (providers.get(prefix) ?? prefix);
    return { modelId, name: row ? rowLabel(row) : modelId, provider, prefix };
  };
  return {
    models,
    kinds,
    rowOf: (modelId) => indexFor(rows, modelId, () => models.push(modelOf(modelId)) - 1),
    kindOf: (row) =>
      indexFor(known, `${row.state} ${row.code}`, () => kinds.push(kindOfRow(row)) - 1),
  };
}

function indexFor(places: Map<string, number>, key: string, add: () => number): number {
  const known = places.get(key);
  if (known !== undefined) return known;
  const place = add();
  places.set(key, place);
  return place;
}

/** History keeps state and code: what a verdict says beside them is not known of then. */
function kindOfRow({ state, code: text }: HistoryRow): CellKind {
  const code = CODES.find((one): one is Code => one === text) ?? null;
  return {
    state,
    code,
    cause: null,
    title: text !== null && code === null ? text : titleOf({ state, code, cause: null }),
    owner: code && soleOwnerOf(code),
    routes: [],
    closedRoutes: [],
    noted: false,
    legacy: false,
    weighty: false,
    lastKnown: null,
  };
}

type Rows = {
  account: string;
  region: string;
  was: readonly HistoryRow[];
  moved: readonly HistoryRow[];
};

function columnOf(book: Book, { account, region, was, moved }: Rows): PastColumn {
  const cells: number[] = [];
  for (const row of was) {
    const at = book.rowOf(row.modelId);
    while (cells.length < at) cells.push(NOT_KEPT);
    cells[at] = book.kindOf(row);
  }
  const since = moved.map((row): Moved => [book.rowOf(row.modelId), book.kindOf(row), row.at]);
  return { account, region, was: cells, moved: since };
}
