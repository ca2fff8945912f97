import { own } from "@/lib/domain/own";

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_RequestedServiceQuotaChange.html */
const OF_REQUEST: Readonly<Record<string, string>> = {
  PENDING: "asked",
  CASE_OPENED: "case opened",
  APPROVED: "approved",
  DENIED: "denied",
  NOT_APPROVED: "not approved",
  INVALID_REQUEST: "not valid",
  CASE_CLOSED: "case closed",
};

/** Where an increase request stands; a value that AWS added since stands as it came. */
export const requestStatusText = (status: string): string =>
  status === "" ? "no status" : (own(OF_REQUEST, status) ?? status);

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_AgreementAvailability.html */
const OF_AGREEMENT: Readonly<Record<string, string>> = {
  AVAILABLE: "there",
  PENDING: "being created",
  NOT_AVAILABLE: "not there",
  ERROR: "failed",
};

/** How an agreement stands, as in "is there"; a value that AWS added since stands as it came. */
export const agreementText = (status: string): string => own(OF_AGREEMENT, status) ?? status;

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetFoundationModelAvailability.html */
const OF_OFFER: Readonly<Record<string, string>> = { AVAILABLE: "yes", NOT_AVAILABLE: "no" };

/** Whether a Region has a model; a value that AWS added since stands as it came. */
export const offeredText = (status: string): string => own(OF_OFFER, status) ?? status;

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_FoundationModelLifecycle.html */
const OF_MODEL: Readonly<Record<string, string>> = { ACTIVE: "active", LEGACY: "legacy" };

/** Where a model stands in its life; a value that AWS added since stands as it came. */
export const lifecycleText = (status: string): string => own(OF_MODEL, status) ?? status;
