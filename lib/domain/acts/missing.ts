import { nextStepOf } from "@/lib/domain/advice/next-step";
import { DEFAULT_FORM, formOf, isSameGateAtWork } from "@/lib/domain/advice/opens";
import { titleOf } from "@/lib/domain/catalogue/title";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { FormState } from "@/lib/domain/facts/facts";
import { groupBy } from "@/lib/domain/group-by";
import { regionRank } from "@/lib/domain/known-regions";
import type { State } from "@/lib/domain/state";
import type { Finding } from "@/lib/domain/verdict";
import { midSentence } from "@/lib/domain/words/sentence";
import type { ActTarget } from "./kinds";
import type { Aftermath } from "./preview";
import { type ActCell, offeredAt } from "./read";

type Row = Omit<Aftermath, "regions">;

/**
 * What becomes of the cells that an act is for: those that turn ready, then what the others still need, as the matrix
 * judges them now. A Region that is off was never read, so that nothing is known of its cells. `form` is what was read for
 * this preview of the form of all default Regions, which is newer than the matrix.
 */
export function stillMissing(
  target: ActTarget,
  cells: readonly ActCell[],
  form: FormState | null = null,
): Aftermath[] {
  switch (target.kind) {
    case "accept-agreement":
      return rowsOf(cells, (cell) => afterAgreement(cell, form));
    case "submit-use-case-form":
      return rowsOf(cells, (cell) => afterForm(cell, target.region));
    case "request-quota-increase":
      return [
        {
          state: "pending",
          regions: [target.region],
          said: "AWS’s decision; it may be for less than is asked",
          next: "read every hour",
        },
      ];
    case "enable-region":
      return afterRegion(target.region);
  }
}

function rowsOf(cells: readonly ActCell[], rowOf: (cell: ActCell) => Row | null): Aftermath[] {
  const rows = cells.flatMap((cell) => {
    const row = rowOf(cell);
    return row === null ? [] : [{ ...row, region: cell.region }];
  });
  const groups = [...groupBy(rows, ({ state, said, next }) => JSON.stringify([state, said, next]))];
  return groups
    .flatMap(([, [first, ...rest]]) => {
      if (first === undefined) return [];
      const { state, said, next } = first;
      const regions = [...new Set([first, ...rest].map(({ region }) => region))];
      return [
        { state, regions: regions.sort((a, b) => regionRank(a) - regionRank(b)), said, next },
      ];
    })
    .sort((a, b) => RANK[a.state] - RANK[b.state]);
}

const RANK = {
  ready: 0,
  inactive: 1,
  blocked: 2,
  pending: 3,
  unknown: 4,
  not_offered: 5,
} as const satisfies Record<State, number>;

function afterAgreement(cell: ActCell, form: FormState | null): Row | null {
  const { verdict } = cell;
  if (verdict.state === "not_offered" || verdict.state === "ready") return null;
  const [first] = verdict.findings;
  if (offeredAt(cell) === null && first?.gate === "region") return OFF;
  const isFiledSince =
    form === "present" &&
    verdict.code === "FTUFormNotFilled" &&
    formOf(cell.region) === DEFAULT_FORM;
  if (isFiledSince && first?.gate !== "form") return FILED_SINCE;
  if (first?.gate !== "agreement" && !isFiledSince) return stays(cell);
  const next = nextInTheWay(verdict.findings);
  return next === null
    ? { state: "ready", said: "as a rule within 2 minutes, at most 15", next: null }
    : standsBehind(cell, next);
}

const OFF: Row = {
  state: "unknown",
  said: "off or being enabled: whether AWS offers it there is not known until the Region is on",
  next: null,
};

/** Whether AWS then authorizes it is seen no sooner than it is read again. */
const FILED_SINCE: Row = {
  state: "unknown",
  said: "the use case form was filed since it was read",
  next: "read again with the next scan",
};

/** A form that is missing at its own gate hides that the agreement is missing too. */
function afterForm(cell: ActCell, region: string): Row | null {
  const { verdict, modelName } = cell;
  if (verdict.code !== "FTUFormNotFilled") return null;
  if (formOf(cell.region) !== formOf(region))
    return {
      state: "blocked",
      said: "an opt-in Region needs a form of its own",
      next: FORM_THERE,
    };
  const next = nextInTheWay(verdict.findings);
  if (verdict.findings[0]?.gate === "form")
    return {
      state: "inactive",
      said: `${modelName}: its agreement can then be accepted`,
      next: `Accept the offer of ${modelName}`,
    };
  return next === null
    ? {
        state: "unknown",
        said: `${modelName}: read again after the form`,
        next: "read again with the next scan",
      }
    : standsBehind(cell, next);
}

const afterRegion = (region: string): Aftermath[] => [
  {
    state: "unknown",
    regions: [region],
    said: "what it lists, and its quotas: not known while it is off",
    next: "read once AWS shows it enabled",
  },
  {
    state: "blocked",
    regions: [region],
    said: "Claude models need an Anthropic use case form of this Region’s own",
    next: "Submit it once the Region is on",
  },
];

const CLOSES: ReadonlySet<string> = new Set(["block", "wait", "unknown"]);

/** The gate that is closed behind the one that decides, if any. */
function nextInTheWay([first, ...rest]: readonly Finding[]): Finding | null {
  return rest.find((one) => CLOSES.has(one.severity) && !isSameGateAtWork(first, one)) ?? null;
}

const STATE_OF = {
  block: "blocked",
  wait: "pending",
  unknown: "unknown",
  warn: "inactive",
  note: "ready",
} as const satisfies Record<Finding["severity"], State>;

const standsBehind = (cell: ActCell, { code, cause, severity }: Finding): Row =>
  rowFor(cell, { state: STATE_OF[severity], code, cause });

const stays = (cell: ActCell): Row => rowFor(cell, cell.verdict);

function rowFor(
  { region, modelId, modelName }: ActCell,
  of: Pick<ActCell["verdict"], "state" | "code" | "cause">,
): Row {
  const said = midSentence(titleOf(of));
  return { state: of.state, said, next: nextOf(of, { account: "", region, modelId, modelName }) };
}

const FORM_THERE = "submit the use case form there";

const BY_CAUSE: Partial<Record<Cause, string>> = {
  "quota-zero": "AWS Support restores the default",
  "tokens-per-day-zero": "AWS Support restores the default",
};
/** A step that names its Region would part Regions that need the same. */
const BY_CODE: Partial<Record<Code, string>> = { FTUFormNotFilled: FORM_THERE };

function nextOf(
  of: Pick<ActCell["verdict"], "state" | "code" | "cause">,
  at: Parameters<typeof nextStepOf>[1],
): string {
  const byCause = of.cause === null ? undefined : BY_CAUSE[of.cause];
  const byCode = of.code === null ? undefined : BY_CODE[of.code];
  const own = byCause ?? byCode;
  if (own !== undefined) return own;
  if (of.state === "pending") return "wait for AWS";
  return of.state === "unknown" ? "read again with the next scan" : nextStepOf(of, at).text;
}
