import { z } from "zod";
import { DocumentText, type PolicyDocument, readDocument } from "./documents";

export type SourcedDocument = { id: string; type: string; document: PolicyDocument };

/** A role or user with the policies that hold for it. */
export type Principal = {
  arn: string;
  policies: readonly SourcedDocument[];
  boundary: SourcedDocument | null;
  /** Of every level of the organisation, from its root on. */
  scps: readonly SourcedDocument[];
};

const Named = z.strictObject({ id: z.string().min(1), document: DocumentText });

/** A principal as it is given: documents are texts, since AWS tells where in them a statement stands. */
export const PrincipalInput = z.strictObject({
  arn: z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]{1,512}$/),
  policies: z.array(Named).default([]),
  boundary: Named.nullable().default(null),
  scps: z.array(Named).default([]),
});

export function principalFrom(given: z.output<typeof PrincipalInput>): Principal {
  const { arn, policies, boundary, scps } = given;
  const as =
    (type: string) =>
    ({ id, document }: z.output<typeof Named>): SourcedDocument => ({
      id,
      type,
      document: readDocument(document),
    });
  return {
    arn,
    policies: policies.map(as("IAM Policy")),
    boundary: boundary && as("Permissions Boundary")(boundary),
    scps: scps.map(as("Service Control Policy")),
  };
}

/** The principal whose session or key calls; a role's session names the role, and not its path. */
export function principalOf(
  principals: ReadonlyMap<string, Principal>,
  callerArn: string,
): Principal | undefined {
  const session = /^arn:[^:]+:sts::\d+:assumed-role\/([^/]+)\//.exec(callerArn);
  if (!session) return principals.get(callerArn);
  return [...principals.values()].find(
    ({ arn }) => arn.includes(":role/") && arn.slice(arn.lastIndexOf("/") + 1) === session[1],
  );
}
