import { removerOf } from "@/lib/domain/by-remover";
import type { Line, LineReason, LineStep } from "./line";
import { readingStep } from "./reading-step";
import type { RequirementProblem } from "./world";

/** A problem of a requirement as the line that stands for the cells it has not. */
export function problemLine(
  requirement: string,
  problem: RequirementProblem,
): Omit<Line, "id" | "since"> {
  const { account, region, model, outcome } = problem;
  return {
    requirement,
    account,
    region,
    modelId: null,
    modelName: model,
    state: outcome === "could_not_tell" ? "cannot_tell" : "not_met",
    cell: null,
    heldBy: { by: "none" },
    tokensPerMinute: null,
    applied: [],
    reason: reasonOf(problem),
    owner: ownerOf(problem),
    decider: null,
    step: stepOf(problem),
  };
}

/** Whose a failed reading is, by the same rule as a cell's. */
function ownerOf({ outcome, owner, code, cause }: RequirementProblem): Line["owner"] {
  if (code !== null) return removerOf({ state: "unknown", owner, cause });
  return owner ?? (outcome === "not_met" ? "application-code" : null);
}

const TITLE = {
  not_met: { model: "Model not offered", region: "Region is off", account: "Account not read" },
  waiting: {
    model: "Model not known",
    region: "Region is being enabled",
    account: "Account not read",
  },
  could_not_tell: {
    model: "Model not known",
    region: "Region not read",
    account: "Account not read",
  },
} as const;

function reasonOf({ outcome, about, message, code, cause }: RequirementProblem): LineReason {
  const told = about === "model" || about === "region" ? about : "account";
  const title = TITLE[outcome][told];
  return { about, message, code, cause, title };
}

function stepOf(problem: RequirementProblem): LineStep {
  const { outcome, about, owner, account, region, model } = problem;
  if (problem.code !== null) return readingStep(problem, problem);
  const at = [account, region].filter((part) => part !== null).join("~");
  const step = { takes: null, quotaCode: null, same: "The same step" };
  if (owner === "account-admin" && region !== null)
    return {
      ...step,
      kind: "act",
      key: `enable~${at}`,
      text: `Enable ${region}`,
      same: "The same Region",
    };
  if (owner === "caller-credentials") {
    const text = `Add ${region ?? account ?? "its accounts"} to the file`;
    return { ...step, kind: "configure", key: `configure~${at}`, text };
  }
  if (outcome === "waiting")
    return { ...step, kind: "wait", key: `wait~${at}`, text: `Wait for ${region ?? "AWS"}` };
  if (outcome === "not_met" && about === "model")
    return { ...step, kind: "choose", key: `choose~${at}~${model}`, text: "Choose another model" };
  return { ...step, kind: "read", key: `read~${at}`, text: "Read again now" };
}
