import { isWeighty } from "@/lib/domain/advice/ending";
import { nextStepOf } from "@/lib/domain/advice/next-step";
import { isAskedFirst, removerOf } from "@/lib/domain/by-remover";
import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import { titleOf } from "@/lib/domain/catalogue/title";
import type { Code } from "@/lib/domain/codes";
import type { Owner } from "@/lib/domain/owner";
import { type WayToRaise, wayToRaise } from "@/lib/domain/quota/increase";
import type { Route } from "@/lib/domain/verdict";
import { figure } from "@/lib/domain/words/figure";
import type { AskedCell } from "./held-by";
import { tokenQuotasOf } from "./judge-quota";
import type { Line, LineReason, LineStep } from "./line";
import { tokensAsked } from "./need";
import { readingStep, readStep } from "./reading-step";
import { isPolicy, routeRuleText } from "./routes";
import type { RequirementCell, RequirementFinding, RequirementQuota } from "./world";

type InTheWay = Pick<Line, "reason" | "owner" | "decider" | "step">;

/** Why a line does not hold by its deciding finding, who acts first, and the one next step. */
export function inTheWay(judged: AskedCell, finding: RequirementFinding): InTheWay {
  switch (finding.about) {
    case "quota":
      return byQuota(judged, finding);
    case "route":
      return byRoute(judged, finding);
    default:
      return byCell(judged, finding);
  }
}

const reasonOf = (
  { about, message, code, cause }: RequirementFinding,
  title: string,
): LineReason => ({ about, message, code, cause, title });

const at = ({ account, region, modelId, modelName }: RequirementCell) => ({
  account,
  region,
  modelId,
  modelName,
});

function byCell({ required, cell }: AskedCell, finding: RequirementFinding): InTheWay {
  const { state, code, cause } = required;
  const reason = reasonOf(finding, titleOf(required));
  const owner = removerOf({ state, owner: finding.owner, cause: finding.cause });
  if (state === "unknown")
    return { reason, owner, decider: null, step: readingStep(cell, required) };
  if (code === null) {
    const step = chooseStep(cell, "Choose another Region or model");
    return { reason, owner: "application-code", decider: null, step };
  }
  // An offer of a model that ends soon is none to accept.
  if (state === "inactive" && cell.verdict.findings.some(isWeighty)) {
    const step = chooseStep(cell, "Move to a newer model");
    return { reason, owner: "application-code", decider: null, step };
  }
  const next = nextStepOf(required, at(cell));
  const takes = cause ? CAUSE_ENTRIES[cause].takes : CODE_ENTRIES[code].takes;
  const step = { ...next, kind: kindOf(code, owner), takes, quotaCode: null };
  return { reason, owner, decider: deciderOf(finding), step };
}

function kindOf(code: Code, owner: Owner | null): LineStep["kind"] {
  if (owner === "wait") return "wait";
  return code === "ModelEndOfLife" ? "choose" : "act";
}

/** A case about a quota is opened by somebody of the account before AWS Support decides it. */
const deciderOf = (finding: Pick<RequirementFinding, "owner" | "cause">): Line["decider"] =>
  isAskedFirst(finding) ? "aws-support" : null;

const chooseStep = ({ account, region, modelId }: RequirementCell, text: string): LineStep => ({
  kind: "choose",
  key: `choose~${account}~${region}~${modelId}`,
  text,
  same: "The same choice",
  takes: null,
  quotaCode: null,
});

function byRoute({ requirement, cell }: AskedCell, finding: RequirementFinding): InTheWay {
  const rule = routeRuleText(requirement.routes);
  if (finding.outcome === "could_not_tell") {
    const reason = reasonOf(finding, "The routes were not read");
    return { reason, owner: null, decider: null, step: readStep(cell) };
  }
  if (finding.code === null || finding.cause === null) {
    const title = isPolicy(requirement.routes) ? `No route ${rule}` : `No route by ${rule}`;
    const step = chooseStep(cell, "Choose another route or Region");
    return { reason: reasonOf(finding, title), owner: "application-code", decider: null, step };
  }
  const { title, takes } = CAUSE_ENTRIES[finding.cause];
  const closed = { code: finding.code, cause: finding.cause };
  const step = { ...nextStepOf(closed, at(cell)), kind: "act", takes, quotaCode: null } as const;
  const owner = isAskedFirst(finding) ? "account-admin" : finding.owner;
  return { reason: reasonOf(finding, title), owner, decider: deciderOf(finding), step };
}

type Short = { route: Route; applied: number; quota: RequirementQuota };

/** The allowed route that comes nearest to what is needed, with the quota that limits it. */
function nearest({ required, cell }: AskedCell): Short | null {
  const found = required.shortRoutes.flatMap(({ route, applied }): Short[] => {
    const quota = tokenQuotasOf(cell, route).find((one) => one.applied === applied);
    return quota ? [{ route, applied, quota }] : [];
  });
  return found.sort((a, b) => b.applied - a.applied)[0] ?? null;
}

function byQuota(judged: AskedCell, finding: RequirementFinding): InTheWay {
  const { cell } = judged;
  const { account, region, modelName } = cell;
  const short = nearest(judged);
  const asked = tokensAsked(judged.requirement, cell.modelId);
  if (finding.outcome !== "not_met" || short === null || asked === null) {
    if (asked?.exact === false && judged.required.tokensPerMinute?.applied !== null)
      return burndownNotKnown(judged, finding);
    const reason = reasonOf(finding, "The quota is not known");
    return { reason, owner: null, decider: null, step: readStep(cell) };
  }
  const { quota } = short;
  const title = `${short.route} quota ${figure(asked.tokens - short.applied)} short`;
  const way = wayToRaise({ ...quota, defaultValue: quota.default });
  const key = `quota~${account}~${region}~${quota.quotaCode}`;
  const step = { key, takes: null, quotaCode: quota.quotaCode, same: "The same quota" };
  const raise = raiseStep(way, { needed: asked.tokens, modelName });
  return { reason: reasonOf(finding, title), ...raisedBy(way), step: { ...step, ...raise } };
}

/** No reading mends it: AWS's table does not name the model. */
function burndownNotKnown({ requirement }: AskedCell, finding: RequirementFinding): InTheWay {
  const step = {
    kind: "configure",
    key: `configure~load~${requirement.name}`,
    text: "Name tokensPerMinute in place of load",
    same: "The same line of the file",
    takes: null,
    quotaCode: null,
  } as const;
  return { reason: reasonOf(finding, "Burndown not known"), owner: null, decider: null, step };
}

const raisedBy = ({ kind }: WayToRaise): Pick<Line, "owner" | "decider"> =>
  kind === "open"
    ? { owner: "aws-support", decider: null }
    : { owner: "account-admin", decider: "aws-support" };

function raiseStep(
  way: WayToRaise,
  { needed, modelName }: { needed: number; modelName: string },
): Pick<LineStep, "kind" | "text"> {
  if (way.kind === "open") return { kind: "wait", text: "Wait for the increase" };
  if (way.kind === "request" && needed > way.above)
    return { kind: "ask", text: `Request ${figure(needed)} tokens a minute for ${modelName}` };
  return { kind: "ask", text: `Open a Support case for ${modelName}` };
}
