import { type Decision, evaluate } from "@/lib/stand-in/iam/evaluate";
import type { Principal, SourcedDocument } from "@/lib/stand-in/iam/principals";
import type { Call } from "@/lib/stand-in/services/types";
import { answerText, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { element } from "@/lib/stand-in/wire/xml";
import { contextOf, listOf, textOf } from "./input";

/** The simulator looks at no service control policy that has a condition: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html */
const seesScp = ({ document }: SourcedDocument): boolean =>
  document.statements.every(({ statement }) => statement.Condition === undefined);

/** Results are cut into pages of MaxItems; a marker is the number of the next. */
export function simulatePrincipalPolicy(call: Call): Outcome {
  const { input } = call;
  const found = principalIn(call);
  if (!found.ok) return found.outcome;
  const actions = listOf(input, "ActionNames");
  const given = listOf(input, "ResourceArns");
  const resources = given.length > 0 ? given : ["*"];
  if (actions.length === 0) return refuse(invalid("ActionNames is required."));
  const context = contextOf(input);
  const pairs = actions.map((action) => ({
    action,
    results: resources.map((resource) => ({
      resource,
      decision: evaluate(found.principal, { action, resource, context }, seesScp),
    })),
  }));
  const size = Number(textOf(input, "MaxItems") || "100");
  const from = Number(textOf(input, "Marker") || "0");
  const page = pairs.slice(from, from + size);
  const next = from + size < pairs.length ? element("Marker", String(from + size)) : "";
  const members = page.map((pair) => `<member>${evaluationOf(pair)}</member>`).join("");
  return answerText(
    `<IsTruncated>${next !== ""}</IsTruncated>${next}<EvaluationResults>${members}</EvaluationResults>`,
  );
}

type Result = { resource: string; decision: Decision };

/** The first resource stands in the result itself, the others in a list of their own. */
function evaluationOf({ action, results }: { action: string; results: readonly Result[] }): string {
  const [first, ...others] = results;
  if (!first) return "";
  const { decision } = first;
  const specific = others.map(
    ({ resource, decision: own }) =>
      `<member>${element("EvalResourceName", resource)}${element("EvalResourceDecision", own.decision)}${detailOf(own)}</member>`,
  );
  return [
    element("EvalActionName", action),
    element("EvalResourceName", first.resource),
    element("EvalDecision", decision.decision),
    detailOf(decision),
    `<OrganizationsDecisionDetail>${element("AllowedByOrganizations", String(results.every((one) => one.decision.allowedByScps)))}</OrganizationsDecisionDetail>`,
    `<ResourceSpecificResults>${specific.join("")}</ResourceSpecificResults>`,
  ].join("");
}

function detailOf({ matched, missing, allowedByBoundary }: Decision): string {
  const place = (name: string, { line, column }: { line: number; column: number }) =>
    `<${name}>${element("Line", String(line))}${element("Column", String(column))}</${name}>`;
  const statements = matched.map(
    ({ source, from, to }) =>
      `<member>${element("SourcePolicyId", source.id)}${element("SourcePolicyType", source.type)}${place("StartPosition", from)}${place("EndPosition", to)}</member>`,
  );
  const keys = missing.map((key) => element("member", key));
  return [
    `<MatchedStatements>${statements.join("")}</MatchedStatements>`,
    `<MissingContextValues>${keys.join("")}</MissingContextValues>`,
    `<PermissionsBoundaryDecisionDetail>${element("AllowedByPermissionsBoundary", String(allowedByBoundary))}</PermissionsBoundaryDecisionDetail>`,
  ].join("");
}

/** The keys that conditions of the principal's own policies ask for. */
export function getContextKeysForPrincipalPolicy(call: Call): Outcome {
  const found = principalIn(call);
  if (!found.ok) return found.outcome;
  const { policies, boundary } = found.principal;
  const keys = [...policies, ...(boundary ? [boundary] : [])].flatMap(({ document }) =>
    document.statements.flatMap(({ statement }) =>
      Object.values(statement.Condition ?? {}).flatMap((own) =>
        Object.keys(own ?? {}).map((key) => key.toLowerCase()),
      ),
    ),
  );
  const members = [...new Set(keys)].sort().map((key) => element("member", key));
  return answerText(`<ContextKeyNames>${members.join("")}</ContextKeyNames>`);
}

type Found = { ok: true; principal: Principal } | { ok: false; outcome: Outcome };

function principalIn({ account, input }: Call): Found {
  const arn = textOf(input, "PolicySourceArn");
  const parts = /^arn:aws[a-z-]*:iam::(\d{12}):(role|user)\/(.+)$/.exec(arn);
  if (!parts)
    return { ok: false, outcome: refuse(invalid(`Invalid principal in policy source: ${arn}`)) };
  const principal = account.principals.get(arn);
  if (principal) return { ok: true, principal };
  const message = `The ${parts[2]} with name ${parts[3]?.split("/").at(-1)} cannot be found.`;
  return { ok: false, outcome: refuse({ name: "NoSuchEntity", status: 404, message }) };
}

const invalid = (message: string) => ({ name: "InvalidInput", status: 400, message });
