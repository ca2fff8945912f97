import { z } from "zod";
import { DocumentText, type PolicyDocument } from "./documents";

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
const as = (type: string) => Named.transform((named) => ({ ...named, type }));

/** A principal as it is given: documents are texts, since AWS tells where in them a statement stands. */
export const PrincipalInput = z.strictObject({
  arn: z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]{1,512}$/),
  policies: z.array(as("IAM Policy")).default([]),
  boundary: as("Permissions Boundary").nullable().default(null),
  scps: z.array(as("Service Control Policy")).default([]),
});

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
