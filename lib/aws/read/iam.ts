import {
  GetContextKeysForPrincipalPolicyCommand,
  SimulatePrincipalPolicyCommand,
} from "@aws-sdk/client-iam";
import { z } from "zod";
import { call } from "@/lib/aws/connect/call";
import type { Reading } from "@/lib/domain/facts/facts";
import { homeRegion } from "@/lib/domain/known-regions";
import type { PrincipalAsk, Simulated, SimulationAsk } from "@/lib/domain/principal/simulated";
import { type Page, pagedList } from "./paged-list";
import type { Reads } from "./reads";
import { amount, flag, id, text, texts, token } from "./shapes";

const SERVICE = "iam";
const PAGE_SIZE = 100;

const line = z
  .object({ Line: amount })
  .nullish()
  .transform((value) => value?.Line ?? null);

const Matched = z
  .array(
    z
      .object({
        SourcePolicyId: text,
        SourcePolicyType: text,
        StartPosition: line,
        EndPosition: line,
      })
      .transform((out) => ({
        policy: out.SourcePolicyId,
        type: out.SourcePolicyType,
        fromLine: out.StartPosition,
        toLine: out.EndPosition,
      })),
  )
  .nullish()
  .transform((value) => value ?? []);

const Bound = z
  .object({ AllowedByPermissionsBoundary: flag })
  .nullish()
  .transform((value) => value?.AllowedByPermissionsBoundary ?? null);

const Result = z
  .object({
    EvalActionName: id,
    EvalResourceName: text,
    EvalDecision: id,
    MatchedStatements: Matched,
    MissingContextValues: texts,
    OrganizationsDecisionDetail: z.object({ AllowedByOrganizations: flag }).nullish(),
    PermissionsBoundaryDecisionDetail: Bound,
    ResourceSpecificResults: z
      .array(
        z.object({
          EvalResourceName: id,
          EvalResourceDecision: id,
          MatchedStatements: Matched,
          MissingContextValues: texts,
          PermissionsBoundaryDecisionDetail: Bound,
        }),
      )
      .nullish(),
  })
  .transform((out): readonly Simulated[] => {
    const action = out.EvalActionName;
    const allowedByOrganization = out.OrganizationsDecisionDetail?.AllowedByOrganizations ?? null;
    const specific = (out.ResourceSpecificResults ?? []).map(
      (own): Simulated => ({
        action,
        resource: own.EvalResourceName,
        decision: own.EvalResourceDecision,
        matched: own.MatchedStatements,
        missing: own.MissingContextValues,
        allowedByOrganization,
        allowedByBoundary: own.PermissionsBoundaryDecisionDetail,
      }),
    );
    const resource = out.EvalResourceName ?? "*";
    if (specific.some((own) => own.resource === resource)) return specific;
    const whole: Simulated = {
      action,
      resource,
      decision: out.EvalDecision,
      matched: out.MatchedStatements,
      missing: out.MissingContextValues,
      allowedByOrganization,
      allowedByBoundary: out.PermissionsBoundaryDecisionDetail,
    };
    return [whole, ...specific];
  });

const Results = z
  .object({ EvaluationResults: z.array(Result), IsTruncated: flag, Marker: token })
  .transform(
    (out): Page<Simulated> => ({
      items: out.EvaluationResults.flat(),
      nextToken: out.IsTruncated ? out.Marker : null,
    }),
  );

/**
 * It sees no resource control policy, no service control policy that has a condition, and no session policy:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html
 */
export function simulatePrincipal(
  reads: Reads,
  { signal, ...asked }: SimulationAsk & { signal: AbortSignal },
): Promise<Reading<readonly Simulated[]>> {
  const { principal, partition, actions, resources, context } = asked;
  const region = homeRegion(partition);
  return pagedList(reads, {
    signal,
    region,
    service: SERVICE,
    operation: "SimulatePrincipalPolicy",
    of: JSON.stringify(asked),
    send: (marker, abortSignal) =>
      reads.clients.iam(region).send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: principal,
          ActionNames: [...actions],
          ResourceArns: [...resources],
          ContextEntries: Object.entries(context).map(([key, value]) => ({
            ContextKeyName: key,
            ContextKeyValues: [value],
            ContextKeyType: "string",
          })),
          MaxItems: PAGE_SIZE,
          ...(marker ? { Marker: marker } : {}),
        }),
        { abortSignal },
      ),
    schema: Results,
  });
}

const Keys = z
  .object({ ContextKeyNames: texts })
  .transform((out) => out.ContextKeyNames.map((key) => key.toLowerCase()));

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForPrincipalPolicy.html */
export function getContextKeys(
  { env, clients }: Reads,
  { principal, partition, signal }: PrincipalAsk & { signal: AbortSignal },
): Promise<Reading<readonly string[]>> {
  const region = homeRegion(partition);
  return call(env, {
    signal,
    region,
    service: SERVICE,
    operation: "GetContextKeysForPrincipalPolicy",
    send: (abortSignal) =>
      clients
        .iam(region)
        .send(new GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn: principal }), {
          abortSignal,
        }),
    schema: Keys,
  });
}
