import type { Partition } from "@/lib/domain/region";

/** A role's or user's ARN, in its account's partition. */
export type PrincipalAsk = { principal: string; partition: Partition };

/** Actions on resources, in one context; its keys and values as AWS names them. */
export type SimulationAsk = PrincipalAsk & {
  actions: readonly string[];
  resources: readonly string[];
  context: Readonly<Record<string, string>>;
};

/** A statement that decided, with where in its policy's text it stands. */
export type MatchedStatement = {
  policy: string | null;
  type: string | null;
  fromLine: number | null;
  toLine: number | null;
};

/** What AWS's simulator says of one action on one resource; the decision is an open string, null: it does not say. */
export type Simulated = {
  action: string;
  resource: string;
  decision: string;
  matched: readonly MatchedStatement[];
  /** Context keys that a policy asks for and that were not given. */
  missing: readonly string[];
  allowedByOrganization: boolean | null;
  allowedByBoundary: boolean | null;
};
