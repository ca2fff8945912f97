import { cellsIn } from "@/lib/domain/grid/decode";
import { err, ok } from "@/lib/domain/result";
import { ageOut } from "./age";
import { accountOut, findAccounts, findModel, regionProblem } from "./find";
import type { Source } from "./source";

const ROWS_MAX = 200;

type Asked = { model?: string; region?: string; route?: string; account?: string };

/** Where models are ready and by which routes, and beside it where that could not be told. */
export async function readyRoutes(source: Source, asked: Asked) {
  const problem = regionProblem(asked.region);
  if (problem) return err(problem);
  const matrix = await source.matrix();
  if (!matrix.ok) return matrix;
  const snapshot = matrix.value;
  const accounts = findAccounts(snapshot, asked.account);
  if (!accounts.ok) return accounts;
  const model = asked.model === undefined ? null : findModel(snapshot, asked.model);
  if (model && !model.ok) return model;
  const modelId = model?.value.modelId ?? null;
  const route = asked.route ?? model?.value.route ?? null;
  const cells = accounts.value.flatMap((account) =>
    snapshot.columns
      .filter((one) => one.account === account.key && (asked.region ?? one.region) === one.region)
      .flatMap((column) =>
        cellsIn(snapshot, column)
          .filter((cell) => modelId === null || cell.model.modelId === modelId)
          .map((cell) => ({
            ...accountOut(account),
            region: cell.region,
            modelId: cell.model.modelId,
            kind: cell.kind,
            ...ageOut(column.readAt, snapshot.serverNow),
          })),
      ),
  );
  const ready = cells.flatMap(({ kind, ...at }) => {
    const routes = kind.routes.filter((one) => route === null || one === route);
    return kind.state === "ready" && routes.length > 0 ? [{ ...at, routes }] : [];
  });
  const notKnown = cells.flatMap(({ kind, ...at }) =>
    kind.state === "unknown" ? [{ ...at, why: kind.title }] : [],
  );
  return ok({
    ...(modelId === null ? {} : { modelId }),
    ready: ready.slice(0, ROWS_MAX),
    readyInAll: ready.length,
    unknown: notKnown.slice(0, ROWS_MAX),
    unknownInAll: notKnown.length,
    known: knownText({ complete: snapshot.complete, cells: cells.length }),
  });
}

/** An empty list is no answer where nothing was read. */
function knownText({ complete, cells }: { complete: boolean; cells: number }): string {
  if (cells === 0) return "Nothing was read that this asks for, so it is unknown.";
  return complete
    ? "A whole scan stands behind this. Nothing here tries a call."
    : "No whole scan has ended yet, so more may be ready than is listed. Nothing here tries a call.";
}
