import { kindAt, rowOf } from "@/lib/domain/grid/decode";
import { foldOf } from "@/lib/domain/grid/folded";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import type { Owner } from "@/lib/domain/owner";
import { planExitCode } from "@/lib/domain/plan/exit-code";
import { planBody } from "@/lib/domain/plan/json";
import { err, ok } from "@/lib/domain/result";
import { ageText } from "@/lib/domain/words/durations";
import { regionStatusText } from "@/lib/domain/words/region-status";
import { findAccounts, findModel, regionProblem } from "./find";
import type { Source } from "./source";

const CAUSES_MAX = 20;

type Asked = {
  account?: string;
  region?: string;
  model?: string;
  requirement?: string;
  owner?: Owner;
};

const SAYS = {
  0: { answer: "nothing", says: "Nothing that was read stands in the way." },
  1: { answer: "something", says: "Something stands in the way: see causes." },
  2: { answer: "unknown", says: "It could not be told: something was not read." },
} as const;

/** What stands in the way, by who can remove it, each cause with its steps. */
export async function inTheWay(source: Source, asked: Asked) {
  const problem = regionProblem(asked.region);
  if (problem) return err(problem);
  const matrix = await source.matrix();
  if (!matrix.ok) return matrix;
  const snapshot = matrix.value;
  const accounts = findAccounts(snapshot, asked.account);
  if (!accounts.ok) return accounts;
  const model = asked.model === undefined ? null : findModel(snapshot, asked.model);
  if (model && !model.ok) return model;
  const { requirement, region, owner = null } = asked;
  if (requirement !== undefined && !snapshot.requirements.some(({ name }) => name === requirement))
    return err({ message: `No requirement is called "${requirement}".` });
  const keys = accounts.value.map(({ key }) => key);
  const scope = { keys, region: region ?? null, modelId: model?.value.modelId ?? null };
  const notLooked = outside(snapshot, scope);
  if (notLooked !== null) return ok(nothingOf(notLooked));
  const plan = await source.plan({
    accounts: keys.join(","),
    regions: region === undefined ? null : [region],
    models: model ? [model.value.modelId] : null,
    requirements: requirement === undefined ? null : [requirement],
    required: false,
  });
  if (!plan.ok) return plan;
  const { value } = plan;
  const { complete } = value;
  const exitCode = planExitCode(value.plan, { owner, complete });
  const { owners, cells } = planBody(value.plan, {
    ...{ at: value.serverNow, complete, exitCode, owner },
  });
  const causes = owners.flatMap((group) =>
    group.causes.map(({ evidence: _evidence, ...cause }) => ({ owner: group.owner, ...cause })),
  );
  return ok({
    ...SAYS[exitCode],
    cells,
    wholeScan: ageOfScan(snapshot),
    causes: causes.slice(0, CAUSES_MAX),
    causesInAll: causes.length,
  });
}

type NotLooked = { answer: "unknown" | "not offered"; says: string };

const nothingOf = (told: NotLooked) => ({ ...told, causes: [], causesInAll: 0 });

const ageOfScan = ({ finishedAt, serverNow, complete }: MatrixSnapshot): string =>
  complete && finishedAt !== null ? ageText(finishedAt, serverNow) : "none has ended yet";

type Scope = { keys: readonly string[]; region: string | null; modelId: string | null };

/** Why a plan would be silent about what is asked; null: it is not. */
function outside(snapshot: MatrixSnapshot, { keys, region, modelId }: Scope): NotLooked | null {
  const unknown = (says: string) => ({ answer: "unknown" as const, says });
  const columns = snapshot.columns.filter(
    (one) => keys.includes(one.account) && (region ?? one.region) === one.region,
  );
  const [first] = columns;
  if (!first) return unknown(`Nothing was read yet${region === null ? "" : ` of ${region}`}.`);
  const fold = foldOf(snapshot);
  if (region !== null && columns.every((column) => fold(column) !== null))
    return unknown(
      first.noEndpoint
        ? `${region} has no Bedrock endpoint.`
        : `${region} is left out of plans: it is ${regionStatusText(first.status)}, and nothing requires it.`,
    );
  if (modelId === null) return null;
  const row = rowOf(snapshot, modelId);
  const kinds = columns.flatMap((column) => kindAt(snapshot, column, row) ?? []);
  if (kinds.length === 0) return unknown(`No list that was read there shows a model ${modelId}.`);
  return kinds.every(({ state }) => state === "not_offered")
    ? { answer: "not offered", says: "No route leads to this model there, and nobody can add one." }
    : null;
}
