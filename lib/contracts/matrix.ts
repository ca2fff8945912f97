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
});

/** One look at each of 100,000 numbers, and no copy of them: a schema a number would take ten times as long. */
const Cells = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every((kind) => Number.isInteger(kind) && kind >= 0),
  { type: "array", items: { type: "integer", minimum: 0 } },
);

const Column: z.Schema<MatrixColumn> = z.object({
  account: text,
  region: text,
  status: textOrNull,
  fault: faultOrNull,
  noEndpoint: z.boolean(),
  readAt: timeOrNull,
  attemptedAt: timeOrNull,
  cells: Cells,
});

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
  columns: list(Column),
  configuredRegions: z.nullable(list(text)),
  pendingCount: z.number(),
  storeProblem: z.nullable(StoreProblem),
  intervalProblem: textOrNull,
};

export const Snapshot: z.Schema<MatrixSnapshot> = z.object({
  ...both,
  models: list(MatrixModelPart),
  regions: list(
    z.object({ region: text, city: text, geography: z.enum(GEOGRAPHIES), optIn: z.boolean() }),
  ),
  requirements: list(Requirement),
});

export const Delta: z.Schema<MatrixDelta> = z.object({
  ...both,
  since: text,
  requirements: z.exactOptional(list(Requirement)),
});

export type MatrixAnswer = MatrixSnapshot | MatrixDelta;

const hasSince = (answer: unknown): boolean =>
  typeof answer === "object" && answer !== null && "since" in answer;

/** `GET /api/matrix`: the whole, or with `?since=` only what changed. Each is looked at once. */
export const MatrixAnswer = {
  parse: (answer: unknown): MatrixAnswer => (hasSince(answer) ? Delta : Snapshot).parse(answer),
};
