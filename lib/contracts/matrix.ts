import { type Listed, type ListedColumn, ownCells } from "@/lib/domain/grid/cell-lists";
import type {
  CellKind,
  MatrixAccount,
  MatrixColumn,
  MatrixDelta,
  MatrixModel,
  MatrixRequirement,
  MatrixSnapshot,
  StoreProblem as Problem,
} from "@/lib/domain/grid/snapshot";
import { GEOGRAPHIES } from "@/lib/domain/region";
import {
  amountOrNull,
  causeOrNull,
  closedRoute,
  codeOrNull,
  fault,
  faultOrNull,
  lastKnownOrNull,
  list,
  owner,
  partition,
  state,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "./parts";
import * as z from "./schema";

export const MatrixKind: z.Schema<CellKind> = z.object({
  state,
  code: codeOrNull,
  cause: causeOrNull,
  title: text,
  owner: z.nullable(owner),
  routes: list(text),
  closedRoutes: list(closedRoute),
  noted: z.boolean(),
  legacy: z.boolean(),
  weighty: z.boolean(),
  proved: z.exactOptional(z.literal(true)),
  lastKnown: lastKnownOrNull,
});

export const MatrixModelPart: z.Schema<MatrixModel> = z.object({
  modelId: text,
  name: text,
  provider: text,
  prefix: text,
});

const Account: z.Schema<MatrixAccount> = z.object({
  key: text,
  accountId: textOrNull,
  name: textOrNull,
  partition,
  fault: faultOrNull,
  warnings: list(fault),
  clockOffsetMs: amountOrNull,
  inFlight: z.number(),
  places: z.exactOptional(list(text)),
});

/** One look at each of 100,000 numbers, and no copy of them: a schema a number would take ten times as long. */
const Cells = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every((kind) => Number.isInteger(kind) && kind >= 0),
  { type: "array", items: { type: "integer", minimum: 0 } },
);

const place = {
  account: text,
  region: text,
  status: textOrNull,
  fault: faultOrNull,
  noEndpoint: z.boolean(),
  readAt: timeOrNull,
  attemptedAt: timeOrNull,
};

const Column: z.Schema<MatrixColumn> = z.object({ ...place, cells: Cells });

const Listing: z.Schema<ListedColumn> = z.object({ ...place, cells: z.number() });

const Progress = z.object({
  scanId: text,
  startedAt: time,
  regionsDone: z.number(),
  regionsTotal: z.number(),
  cellsDecided: z.number(),
  cellsTotal: z.number(),
  secondsLeft: amountOrNull,
});

const Requirement: z.Schema<MatrixRequirement> = z.object({
  name: text,
  models: list(text),
  regions: z.nullable(list(text)),
  accounts: z.nullable(list(text)),
});

export const StoreProblem: z.Schema<Problem> = z.object({ since: time, message: text });
export type StoreProblem = Problem;

const both = {
  version: text,
  serverNow: time,
  buildId: text,
  scanIntervalMs: z.number(),
  complete: z.boolean(),
  finishedAt: timeOrNull,
  scan: z.nullable(Progress),
  accounts: list(Account),
  kinds: list(MatrixKind),
  configuredRegions: z.nullable(list(text)),
  pendingCount: z.number(),
  storeProblem: z.nullable(StoreProblem),
  intervalProblem: textOrNull,
};

const whole = {
  ...both,
  models: list(MatrixModelPart),
  regions: list(
    z.object({ region: text, city: text, geography: z.enum(GEOGRAPHIES), optIn: z.boolean() }),
  ),
  requirements: list(Requirement),
};

const part = {
  ...both,
  since: text,
  requirements: z.exactOptional(list(Requirement)),
};

const own = { columns: list(Column) };
const listed = { lists: list(Cells), columns: list(Listing) };

export const Snapshot: z.Schema<MatrixSnapshot> = z.object({ ...whole, ...own });
export const Delta: z.Schema<MatrixDelta> = z.object({ ...part, ...own });
export const ListedSnapshot: z.Schema<Listed<MatrixSnapshot>> = z.object({ ...whole, ...listed });
export const ListedDelta: z.Schema<Listed<MatrixDelta>> = z.object({ ...part, ...listed });

export type MatrixAnswer = MatrixSnapshot | MatrixDelta;

const has = (answer: unknown, key: string): boolean =>
  typeof answer === "object" && answer !== null && key in answer;

function ownListed<Answer extends MatrixAnswer>({ lists, columns, ...rest }: Listed<Answer>) {
  const owned = ownCells(columns, lists);
  if (!owned) throw new Error("A column names a list of cells that was not sent.");
  return { ...rest, columns: owned };
}

/** `GET /api/matrix`: the whole, or with `?since=` only what changed, with `cells=once` or without. Each is looked at once. */
export const MatrixAnswer = {
  parse(answer: unknown): MatrixAnswer {
    const isPart = has(answer, "since");
    if (!has(answer, "lists")) return (isPart ? Delta : Snapshot).parse(answer);
    return isPart ? ownListed(ListedDelta.parse(answer)) : ownListed(ListedSnapshot.parse(answer));
  },
};
