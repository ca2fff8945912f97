import type { Operator, PlacedStatement, PolicyDocument, Statement } from "./documents";
import type { Principal, SourcedDocument } from "./principals";

/** What is asked. Context keys are in lower case. */
export type Asked = {
  action: string;
  resource: string;
  context: ReadonlyMap<string, string>;
};

export type Matched = PlacedStatement & { source: SourcedDocument };

/** What the policies of one principal come to. */
export type Decision = {
  decision: "allowed" | "explicitDeny" | "implicitDeny";
  /** Who refused; null: it is allowed. */
  by: "identity" | "boundary" | "scp" | null;
  matched: readonly Matched[];
  /** Keys that a condition asks for and that were not given. */
  missing: readonly string[];
  allowedByScps: boolean;
  allowedByBoundary: boolean;
};

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 * `seesScp` leaves out what AWS's simulator does not look at.
 */
export function evaluate(
  { policies, boundary, scps }: Principal,
  asked: Asked,
  seesScp: (scp: SourcedDocument) => boolean,
): Decision {
  const missing = new Set<string>();
  const effects = (documents: readonly SourcedDocument[]) => {
    const matched = documents.flatMap((source) =>
      matching(source.document, { asked, missing }).map((placed) => ({ ...placed, source })),
    );
    const of = (effect: Statement["Effect"]) =>
      matched.filter(({ statement }) => statement.Effect === effect);
    return { denies: of("Deny"), allows: of("Allow") };
  };
  const byScp = scps.filter(seesScp).map((scp) => effects([scp]));
  const allowedByScps = byScp.every(
    ({ denies, allows }) => denies.length === 0 && allows.length > 0,
  );
  const bounds = boundary && effects([boundary]);
  const allowedByBoundary = !bounds || (bounds.denies.length === 0 && bounds.allows.length > 0);
  const own = effects(policies);
  const end = (rest: Pick<Decision, "decision" | "by" | "matched">): Decision => ({
    ...rest,
    missing: [...missing].sort(),
    allowedByScps,
    allowedByBoundary,
  });
  const scpDenies = byScp.flatMap(({ denies }) => denies);
  if (scpDenies.length > 0) return end({ decision: "explicitDeny", by: "scp", matched: [] });
  if (own.denies.length > 0)
    return end({ decision: "explicitDeny", by: "identity", matched: own.denies });
  if (bounds && bounds.denies.length > 0)
    return end({ decision: "explicitDeny", by: "boundary", matched: bounds.denies });
  if (!allowedByScps) return end({ decision: "implicitDeny", by: "scp", matched: [] });
  if (!allowedByBoundary) return end({ decision: "implicitDeny", by: "boundary", matched: [] });
  if (own.allows.length === 0)
    return end({ decision: "implicitDeny", by: "identity", matched: [] });
  return end({ decision: "allowed", by: null, matched: own.allows });
}

type Looking = { asked: Asked; missing: Set<string> };

const matching = ({ statements }: PolicyDocument, looking: Looking): readonly PlacedStatement[] =>
  statements.filter(({ statement }) => matches(statement, looking));

function matches(statement: Statement, { asked, missing }: Looking): boolean {
  const { Action, NotAction, Resource, NotResource, Condition } = statement;
  const action = asked.action.toLowerCase();
  const hasAction = (patterns: readonly string[]) =>
    patterns.some((pattern) => like(pattern.toLowerCase(), action));
  const hasResource = (patterns: readonly string[]) =>
    patterns.some((pattern) => like(pattern, asked.resource));
  if (Action ? !hasAction(Action) : hasAction(NotAction ?? [])) return false;
  if (Resource ? !hasResource(Resource) : hasResource(NotResource ?? [])) return false;
  const held = Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys ?? {}).map(([key, values]) => {
      const given = asked.context.get(key.toLowerCase());
      if (given === undefined) missing.add(key.toLowerCase());
      return holds(operator as Operator, { given, values });
    }),
  );
  return held.every(Boolean);
}

/** A negated operator also holds where the key is missing, any other does not. */
function holds(
  operator: Operator,
  { given, values }: { given: string | undefined; values: readonly string[] },
): boolean {
  const negated = operator.includes("Not");
  if (given === undefined) return negated;
  const isExact = operator === "StringEquals" || operator === "StringNotEquals";
  const met = values.some((value) => (isExact ? value === given : like(value, given)));
  return negated ? !met : met;
}

/** `*` stands for any text, `?` for one character. */
function like(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", "[\\s\\S]*")
    .replaceAll("?", "[\\s\\S]");
  return new RegExp(`^${source}$`).test(text);
}
