import { z } from "zod";
import {
  CONTENT_TYPES,
  EXPORT_FORMATS,
  EXTENSIONS,
  type ExportCell,
  exportCells,
} from "@/lib/domain/export/cells";
import { providerOf } from "@/lib/domain/judge/cell";
import { regionInfo } from "@/lib/domain/region";
import { STATES } from "@/lib/domain/state";
import type { Context } from "@/lib/services/context";
import type { World, WorldAccount } from "@/lib/services/matrix/world";
import { judgeRequirements } from "@/lib/services/requirements/judge-requirements";

const List = z
  .string()
  .max(4_000)
  .transform((text) => text.split(",").filter((part) => part !== ""))
  .optional();

/** The filters of the matrix, as they stand in its address. Lists are separated by commas. */
export const ExportQuery = z.object({
  format: z.enum(EXPORT_FORMATS).default("csv"),
  mask: z.enum(["0", "1"]).optional(),
  account: z.string().max(200).optional(),
  region: List,
  geography: List,
  provider: List,
  model: List,
  state: List.pipe(z.array(z.enum(STATES)).optional()),
  code: List,
  route: List,
  q: z.string().max(200).optional(),
  required: z.enum(["0", "1"]).optional(),
});
export type ExportQuery = z.infer<typeof ExportQuery>;

export type ExportFile = { name: string; contentType: string; body: string };

/** The cells of a view as a file. Account ids are hidden where the settings or the query say so. */
export async function exportView(
  ctx: Pick<Context, "now" | "settings" | "accounts" | "stores">,
  query: ExportQuery,
): Promise<ExportFile> {
  const { world, judged } = await judgeRequirements(ctx);
  const required = new Set(
    judged.flatMap(({ cells }) => cells.map((cell) => cellKey(cell.account, cell))),
  );
  const cells = world.accounts
    .filter(
      ({ key, ref }) =>
        !query.account ||
        query.account === "all" ||
        query.account === key ||
        query.account === ref.key,
    )
    .flatMap((account) => cellsOf(world, account))
    .filter((cell) => fits(cell, query))
    .filter((cell) => query.required !== "1" || required.has(cellKey(cell.accountId, cell)));
  const last = await ctx.stores.scans.lastComplete();
  const body = exportCells(query.format, {
    cells,
    at: world.now,
    complete: last !== null,
    mask: query.mask === "1" || (query.mask === undefined && ctx.settings().maskAccountIds),
  });
  return {
    name: `bedrock-readiness-${new Date(world.now).toISOString().slice(0, 10)}.${EXTENSIONS[query.format]}`,
    contentType: CONTENT_TYPES[query.format],
    body,
  };
}

const cellKey = (account: string, at: { region: string; modelId: string }): string =>
  JSON.stringify([account, at.region, at.modelId]);

function cellsOf(world: World, { key, name, regions }: WorldAccount): readonly ExportCell[] {
  return regions.flatMap(({ region, judged }) =>
    judged.cells.map(({ modelId, verdict }) => {
      const row = world.catalogue.rows.get(modelId);
      const { state, code, cause, routes, findings, readAt, lastKnown } = verdict;
      return {
        accountId: key,
        accountName: name,
        region,
        modelId,
        modelName: row?.modelName ?? modelId,
        provider: providerOf(row ?? { modelId, modelName: null, providerName: null }),
        state,
        code,
        cause,
        routes,
        findings: findings.map(({ code: of, cause: why, severity, owner, message }) => ({
          code: of,
          cause: why,
          severity,
          owner,
          message,
        })),
        readAt,
        lastKnown,
      };
    }),
  );
}

function fits(cell: ExportCell, query: ExportQuery): boolean {
  const text = query.q?.trim().toLowerCase();
  return (
    among(query.region, cell.region) &&
    among(query.geography, regionInfo(cell.region).geography) &&
    among(query.provider, cell.provider) &&
    among(query.model, cell.modelId) &&
    among(query.state, cell.state) &&
    among(query.code, cell.code ?? "") &&
    (!query.route?.length || query.route.some((route) => cell.routes.includes(route))) &&
    (!text || `${cell.modelName} ${cell.modelId} ${cell.provider}`.toLowerCase().includes(text))
  );
}

const among = (wanted: readonly string[] | undefined, value: string): boolean =>
  !wanted?.length || wanted.includes(value);
