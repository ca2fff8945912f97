import type { CellView } from "@/lib/contracts/cell";
import type { MatrixAccount, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Route } from "@/lib/domain/verdict";
import { ageOut } from "./age";
import { answerOf } from "./answers";
import { accountOut, findAccounts, findModel, regionProblem } from "./find";
import type { NotTold, Source } from "./source";

const ACCOUNTS_MAX = 20;

type Asked = { model: string; region: string; route?: string; account?: string };

/** Whether a model can be used in a Region, in each account, by what was read last. */
export async function canWeUse(source: Source, asked: Asked) {
  const place = await findPlace(source, asked);
  if (!place.ok) return place;
  const { snapshot, accounts, model, route, region } = place.value;
  const shown = accounts.slice(0, ACCOUNTS_MAX);
  const at = { region, modelId: model.modelId };
  return ok({
    model: { modelId: model.modelId, name: model.listed?.name ?? null },
    region,
    route,
    accounts: await Promise.all(
      shown.map(async (account) => ({
        ...accountOut(account),
        ...(model.listed
          ? told(await source.cell({ account: account.key, ...at }), route)
          : notListed(snapshot, at)),
      })),
    ),
    accountsLeftOut: accounts.length - shown.length,
    not: "Nothing here tries a call or checks the policies of whoever calls.",
  });
}

function told(cell: Result<CellView, NotTold>, route: Route | null) {
  if (!cell.ok) return unknown(cell.error.message);
  const { value } = cell;
  return {
    ...answerOf(value, route),
    state: value.state,
    code: value.code,
    cause: value.cause,
    routes: value.routes.flatMap((one) => (one.closed ? [] : [one.route])),
    closedRoutes: value.routes.flatMap(({ route: closed, closed: why }) =>
      why ? [{ route: closed, why: why.title }] : [],
    ),
    whoCanAct: value.owner,
    takes: value.fix?.takes ?? null,
    steps: value.fix?.steps.map(({ text }) => text) ?? [],
    warnings: value.warnings,
    lastKnown: value.lastKnown && {
      state: value.lastKnown.state,
      ...ageOut(value.lastKnown.at, value.serverNow),
    },
    ...ageOut(value.readAt, value.serverNow),
  };
}

const unknown = (says: string) => ({ answer: "unknown" as const, says });

const notListed = (
  { complete }: Pick<MatrixSnapshot, "complete">,
  { modelId }: { modelId: string },
) =>
  unknown(
    complete
      ? `No list that was read shows a model ${modelId}.`
      : `No whole scan has ended yet, and nothing that was read shows a model ${modelId}.`,
  );

/** What a question is about, looked up among what is known. */
export async function findPlace(source: Source, asked: Asked) {
  const problem = regionProblem(asked.region);
  if (problem) return err(problem);
  const matrix = await source.matrix();
  if (!matrix.ok) return matrix;
  const snapshot = matrix.value;
  const accounts: Result<readonly MatrixAccount[], NotTold> = findAccounts(snapshot, asked.account);
  if (!accounts.ok) return accounts;
  const model = findModel(snapshot, asked.model);
  if (!model.ok) return model;
  const route = asked.route ?? model.value.route;
  return ok({
    snapshot,
    accounts: accounts.value,
    model: model.value,
    route,
    region: asked.region,
  });
}
