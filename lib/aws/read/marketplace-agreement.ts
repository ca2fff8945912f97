import {
  GetAgreementEntitlementsCommand,
  SearchAgreementsCommand,
} from "@aws-sdk/client-marketplace-agreement";
import { z } from "zod";
import { MARKETPLACE_REGION } from "@/lib/aws/connect/clients";
import type { Agreement, Entitlement, Reading } from "@/lib/domain/facts/facts";
import { type Page, pagedList } from "./paged-list";
import type { Reads } from "./reads";
import { anyEntriesOf, text, time, token } from "./shapes";

const PAGE_SIZE = 50;
const SERVICE = "aws-marketplace";
const PLACE = { service: SERVICE, region: MARKETPLACE_REGION } as const;

const Resources = anyEntriesOf(z.object({ id: text })).transform((value) =>
  value.flatMap((resource) => resource.id ?? []),
);

const Agreements = z
  .object({
    agreementViewSummaries: anyEntriesOf(
      z.object({
        agreementId: text,
        status: text,
        acceptanceTime: time,
        proposalSummary: z.object({ resources: Resources }).nullish(),
      }),
    ),
    nextToken: token,
  })
  .transform(
    (out): Page<Agreement> => ({
      items: out.agreementViewSummaries.flatMap((summary) =>
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
  reads: Reads,
  signal: AbortSignal,
): Promise<Reading<readonly Agreement[]>> {
  return pagedList(reads, {
    ...PLACE,
    signal,
    operation: "SearchAgreements",
    send: (nextToken, abortSignal) =>
      reads.clients.marketplaceAgreement().send(
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
  });
}

/** The registration token in the answer is a secret and is not read. */
const Entitlements = z
  .object({
    agreementEntitlements: anyEntriesOf(
      z.object({
        status: text,
        statusReasonCode: text,
        resource: z.object({ id: text }).nullish(),
      }),
    ),
    nextToken: token,
  })
  .transform(
    (out): Page<Entitlement> => ({
      items: out.agreementEntitlements.map((entitlement) => ({
        status: entitlement.status ?? "",
        reason: entitlement.statusReasonCode,
        productId: entitlement.resource?.id ?? null,
      })),
      nextToken: out.nextToken,
    }),
  );

/** https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_GetAgreementEntitlements.html */
export function getEntitlements(
  reads: Reads,
  { agreementId, signal }: { agreementId: string; signal: AbortSignal },
): Promise<Reading<readonly Entitlement[]>> {
  return pagedList(reads, {
    ...PLACE,
    signal,
    operation: "GetAgreementEntitlements",
    of: agreementId,
    send: (nextToken, abortSignal) =>
      reads.clients.marketplaceAgreement().send(
        new GetAgreementEntitlementsCommand({
          agreementId,
          ...(nextToken ? { nextToken } : {}),
        }),
        { abortSignal },
      ),
    schema: Entitlements,
  });
}
