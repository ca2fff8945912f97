import { z } from "zod";
import { CONTENT_TYPES, EXTENSIONS, type ExportCell, exportCells } from "@/lib/domain/export/cells";
import { EXPORT_FORMATS, FORMAT_WORD } from "@/lib/domain/export/formats";
import { ALL_ACCOUNTS } from "@/lib/domain/grid/account-choice";
import { causeKey, fitsCause } from "@/lib/domain/grid/cause-key";
import { regionInfo } from "@/lib/domain/region";
import { type FoldedFor, foldedFor, wantedRegions } from "@/lib/domain/requirement/folded-regions";
import type { Settings } from "@/lib/domain/settings";
import { STATES } from "@/lib/domain/state";
import { counted } from "@/lib/domain/words/counted";
import { isoDay } from "@/lib/domain/words/dates";
import { type AuditNote, type RecordContext, recordBefore } from "@/lib/services/audit/record";
import type { WorldContext } from "@/lib/services/context";
import { judgedBeside } from "@/lib/services/requirements/judge-requirements";
import { namedAccounts } from "@/lib/services/world/choice";
import { hasNoEndpoint } from "@/lib/services/world/faults";
import type { World, WorldRegion } from "@/lib/services/world/world";
import { exportableCells } from "./exportable";

const List = z
  .string()
  .max(4_000)
  .transform((text) => text.split(",").filter((part) => part !== ""))
  .optional();
const Flag = z.enum(["true", "false", "1", "0"]).optional();

/** The filters of the matrix, as they stand in its address. Lists are separated by commas. */
export const ExportQuery = z.object({
  format: z.enum(EXPORT_FORMATS).default("csv"),
  mask: Flag,
  account: List,
  region: List,
  geography: List,
  provider: List,
  model: List,
  state: List.pipe(z.array(z.enum(STATES)).optional()),
  route: List,
  /** State, code and cause with dots between them, `-` for none; `*` for any cause. */
  cause: z.string().max(200).optional(),
  q: z.string().max(200).optional(),
  required: Flag,
  /** Names; a comma inside one is written `%2C`. */
  requirement: List,
  /** Regions without a Bedrock endpoint are left out unless asked for. */
  endpoints: Flag,
  /** So are Regions that are off and that nobody requires or configured; JSON has them all. */
  off: Flag,
});
export type ExportQuery = z.infer<typeof ExportQuery>;

export type ExportFile = { name: string; contentType: string; body: string };

const orAll = <T>(list: readonly T[] | undefined): readonly T[] | null =>
  list?.length ? list : null;
const isOn = (flag: ExportQuery["mask"]): boolean => flag === "true" || flag === "1";

/**
 * The cells of a view as a file, once that is on record. Account ids are hidden where the settings or the query say so.
 */
export async function exportView(
  ctx: WorldContext & RecordContext,
  query: ExportQuery,
): Promise<ExportFile> {
  const accounts = query.account?.includes(ALL_ACCOUNTS) ? null : orAll(query.account);
  const { world, judged } = await judgedBeside(ctx, namedAccounts(accounts));
  const names = query.requirement?.map((name) => name.replaceAll("%2C", ","));
  const asked = judged.filter(({ requirement }) => among(names, requirement.name));
  const required = new Set(
    asked.flatMap(({ cells }) => cells.map((cell) => keyOf({ ...cell, accountId: cell.account }))),
  );
  const folded = foldedPlaces(world, { query, settings: ctx.settings() });
  const cells = exportableCells(world, {
    accounts,
    regions: orAll(query.region),
    models: orAll(query.model),
    states: orAll(query.state),
  }).filter(
    (cell) =>
      fits(cell, query) &&
      !folded.has(foldKey(cell)) &&
      (!(isOn(query.required) || names?.length) || required.has(keyOf(cell))),
  );
  const last = await ctx.stores.scans.lastComplete(world.now);
  const mask = query.mask === undefined ? ctx.settings().maskAccountIds : isOn(query.mask);
  const day = isoDay(world.now);
  await recordBefore(ctx, noteOf(query, cells.length));
  return {
    name: `bedrock-readiness-${day}.${EXTENSIONS[query.format]}`,
    contentType: CONTENT_TYPES[query.format],
    body: exportCells(query.format, { cells, at: world.now, complete: last !== null, mask }),
  };
}

function noteOf({ format, account }: ExportQuery, cells: number): AuditNote {
  const [only] = account?.length === 1 && !account.includes(ALL_ACCOUNTS) ? account : [];
  return {
    what: "export.made",
    on: { subject: "matrix", ...(only !== undefined && { account: only }) },
    said: `${FORMAT_WORD[format]}, ${counted(cells, "cell")}`,
    details: { format, cells },
  };
}

type InRegion = Pick<ExportCell, "accountId" | "region">;
const foldKey = ({ accountId, region }: InRegion): string => JSON.stringify([accountId, region]);
const keyOf = (cell: InRegion & { modelId: string }): string =>
  JSON.stringify([cell.accountId, cell.region, cell.modelId]);

type Folding = { query: ExportQuery; settings: Settings };

function foldedPlaces({ accounts }: World, { query, settings }: Folding): ReadonlySet<string> {
  const shows = {
    off: isOn(query.off) || query.format === "json",
    "no-endpoint": isOn(query.endpoints),
  } as const satisfies Record<FoldedFor, boolean>;
  return new Set(
    accounts.flatMap((account) => {
      const wanted = new Set([...wantedRegions(settings, account), ...(query.region ?? [])]);
      const isFolded = (one: WorldRegion) => {
        const cause = hasNoEndpoint(one) ? "region-no-bedrock-endpoint" : null;
        const why = foldedFor({ region: one.region, status: one.judged.status, cause }, wanted);
        return why !== null && !shows[why];
      };
      return account.regions
        .filter(isFolded)
        .map(({ region }) => foldKey({ accountId: account.key, region }));
    }),
  );
}

function fits(cell: ExportCell, query: ExportQuery): boolean {
  const words = query.q?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  const text = `${cell.provider} ${cell.modelName} ${cell.modelId}`.toLowerCase();
  return (
    among(query.geography, regionInfo(cell.region).geography) &&
    among(query.provider, cell.provider) &&
    (!query.route?.length || query.route.some((route) => cell.routes.includes(route))) &&
    (!query.cause || fitsCause(causeKey(cell), query.cause)) &&
    words.every((word) => text.includes(word))
  );
}

const among = (wanted: readonly string[] | undefined, value: string): boolean =>
  !wanted?.length || wanted.includes(value);
