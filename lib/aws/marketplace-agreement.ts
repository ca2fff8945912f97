import {
  GetAgreementEntitlementsCommand,
  SearchAgreementsCommand,
} from "@aws-sdk/client-marketplace-agreement";
import { z } from "zod";
import type { Agreement, Entitlement, Reading } from "@/lib/domain/facts/facts";
import { type CallEnv, call } from "./call";
import { type Clients, MARKETPLACE_REGION } from "./clients";
import { type Page, type PageMemory, readPages } from "./pages";
import { text, time, token } from "./shapes";

const PAGE_SIZE = 50;
const SERVICE = "aws-marketplace";
type At = { signal: AbortSignal; memory: PageMemory };

const Resources = z
  .array(z.object({ id: text }))
  .nullish()
  .transform((value) => (value ?? []).flatMap((resource) => resource.id ?? []));

const Agreements = z
  .object({
    agreementViewSummaries: z
      .array(
        z.object({
          agreementId: text,
          status: text,
          acceptanceTime: time,
          proposalSummary: z.object({ resources: Resources }).nullish(),
        }),
      )
      .nullish(),
    nextToken: token,
  })
  .transform(
    (out): Page<Agreement> => ({
      items: (out.agreementViewSummaries ?? []).flatMap((summary) =>
        summary.agreementId === null
          ? []
          : {
              agreementId: summary.agreementId,
              status: summary.status ?? "",
              acceptedAt: summary.acceptanceTime,
              productIds: summary.proposalSummary?.resources ?? [],
            },
      ),
      nextToken: out.nextToken,
    }),
  );

/**
 * Every agreement the account accepted. The filters are a combination that the service supports for an acceptor.
 * https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_SearchAgreements.html
 */
export function searchAgreements(
  env: CallEnv,
  clients: Clients,
  at: At,
): Promise<Reading<readonly Agreement[]>> {
  const operation = "SearchAgreements";
  return readPages(at.memory, operation, (nextToken) =>
    call(env, {
      signal: at.signal,
      region: MARKETPLACE_REGION,
      service: SERVICE,
      operation,
      send: (abortSignal) =>
        clients.marketplaceAgreement().send(
          new SearchAgreementsCommand({
            catalog: "AWSMarketplace",
            filters: [
              { name: "PartyType", values: ["Acceptor"] },
              { name: "AgreementType", values: ["PurchaseAgreement"] },
            ],
            maxResults: PAGE_SIZE,
            ...(nextToken ? { nextToken } : {}),
          }),
          { abortSignal },
        ),
      schema: Agreements,
    }),
  );
}

/** The registration token in the answer is a secret and is not read. */
const Entitlements = z
  .object({
    agreementEntitlements: z
      .array(
        z.object({
          status: text,
          statusReasonCode: text,
          resource: z.object({ id: text }).nullish(),
        }),
      )
      .nullish(),
    nextToken: token,
  })
  .transform(
    (out): Page<Entitlement> => ({
      items: (out.agreementEntitlements ?? []).map((entitlement) => ({
        status: entitlement.status ?? "",
        reason: entitlement.statusReasonCode,
        productId: entitlement.resource?.id ?? null,
      })),
      nextToken: out.nextToken,
    }),
  );

/** https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_GetAgreementEntitlements.html */
export function getEntitlements(
  env: CallEnv,
  clients: Clients,
  at: At & { agreementId: string },
): Promise<Reading<readonly Entitlement[]>> {
  const operation = "GetAgreementEntitlements";
  return readPages(at.memory, `${operation}/${at.agreementId}`, (nextToken) =>
    call(env, {
      signal: at.signal,
      region: MARKETPLACE_REGION,
      service: SERVICE,
      operation,
      send: (abortSignal) =>
        clients.marketplaceAgreement().send(
          new GetAgreementEntitlementsCommand({
            agreementId: at.agreementId,
            ...(nextToken ? { nextToken } : {}),
          }),
          { abortSignal },
        ),
      schema: Entitlements,
    }),
  );
}
