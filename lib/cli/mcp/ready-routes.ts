import { cellsIn } from "@/lib/domain/grid/decode";
import { groupBy } from "@/lib/domain/group-by";
import { err, ok } from "@/lib/domain/result";
import { isProfileRoute } from "@/lib/domain/routes";
import { counted } from "@/lib/domain/words/counted";
import { ageOut } from "./age";
import { answerOf } from "./answers";
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
            account: account.key,
            kind: cell.kind,
            at: {
              ...accountOut(account),
              region: cell.region,
              modelId: cell.model.modelId,
              ...ageOut(column.readAt, snapshot.serverNow),
            },
          })),
      ),
  );
  const ready = cells.flatMap(({ kind, at }) => {
    const routes = kind.routes.filter((one) => route === null || one === route);
    return kind.state === "ready" && routes.length > 0 ? [{ ...at, routes }] : [];
  });
  const without = cells.filter(
    ({ kind }) => kind.state === "ready" && route !== null && !kind.routes.includes(route),
  );
  const unread = await unreadRoutes(source, without, route);
  const notKnown = [
    ...cells.flatMap(({ kind, at }) =>
      kind.state === "unknown" ? [{ ...at, why: kind.title }] : [],
    ),
    ...unread.cells,
  ];
  return ok({
    ...(modelId === null ? {} : { modelId }),
    ready: ready.slice(0, ROWS_MAX),
    readyInAll: ready.length,
    unknown: notKnown.slice(0, ROWS_MAX),
    unknownInAll: notKnown.length,
    known: knownText({
      complete: snapshot.complete,
      cells: cells.length,
      placesLeftOut: unread.placesLeftOut,
    }),
  });
}

/** So many Regions of accounts, or cells, are asked which routes were read there. */
const PLACES_MAX = 40;

type Ready<At> = { account: string; at: At };

/**
 * Cells that are ready by other routes, where a list that could show the one asked for was not read. The list of profiles is
 * of a whole Region, so one of its cells tells for all; throughputs are told of models that may have one alone.
 */
async function unreadRoutes<At extends { region: string; modelId: string }>(
  source: Source,
  without: readonly Ready<At>[],
  route: string | null,
) {
  const isOfRegion = route !== null && isProfileRoute(route);
  const keyOf = ({ account, at }: Ready<At>) =>
    JSON.stringify([account, at.region, isOfRegion ? null : at.modelId]);
  const places = [...groupBy(without, keyOf).values()];
  const looked = await Promise.all(
    places.slice(0, PLACES_MAX).map(async (cells) => {
      const [first] = cells;
      if (!first) return [];
      const { account, at } = first;
      const cell = await source.cell({ account, region: at.region, modelId: at.modelId });
      const { answer, says } = cell.ok
        ? answerOf(cell.value, route)
        : { answer: "unknown", says: cell.error.message };
      if (answer !== "unknown") return [];
      return cells.map((one) => ({ ...one.at, why: says }));
    }),
  );
  const placesLeftOut = Math.max(0, places.length - PLACES_MAX);
  return { cells: looked.flat(), placesLeftOut };
}

type Known = { complete: boolean; cells: number; placesLeftOut: number };

/** An empty list is no answer where nothing was read. */
function knownText({ complete, cells, placesLeftOut }: Known): string {
  if (cells === 0) return "Nothing was read that this asks for, so it is unknown.";
  const whole = complete
    ? "A whole scan stands behind this."
    : "No whole scan has ended yet, so more may be ready than is listed.";
  const left =
    placesLeftOut === 0
      ? ""
      : ` At ${counted(placesLeftOut, "more place")} the route may be there without being read: ask for one model or Region.`;
  return `${whole}${left} Nothing here tries a call.`;
}
