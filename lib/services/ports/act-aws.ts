import type { RateRow } from "@/lib/domain/acts/preview";
import type {
  Availability,
  FormState,
  Identity,
  QuotaRequest,
  Reading,
} from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import type { Partition } from "@/lib/domain/region";
import type { Result } from "@/lib/domain/result";
import type { EpochMs } from "@/lib/domain/time";

/** The account an act is done in, by the role that may do it. */
export type ActAccount = {
  accountId: string;
  partition: Partition;
  roleArn: string;
  externalId: string | null;
};

/** An offer as AWS gives it. `token` is spent in the call and kept nowhere; `termsUrl` holds a signature and is shown once. */
export type Offer = {
  offerId: string | null;
  token: string;
  termsUrl: string | null;
  refundPolicy: string | null;
  validFor: string | null;
  rateCard: readonly RateRow[];
};
/** `not-sold`: the model is not sold through AWS Marketplace. */
export type Offers = { kind: "offers"; offers: readonly Offer[] } | { kind: "not-sold" };

/** The document that a person opens before they sign: `sha256` in hexadecimal. */
export type TermsSeen = { sha256: string; bytes: number };

export const OPT_STATUSES = [
  "ENABLED",
  "ENABLING",
  "DISABLING",
  "DISABLED",
  "ENABLED_BY_DEFAULT",
] as const;
export type OptStatus = (typeof OPT_STATUSES)[number];

/** A quota as it is in the account now. `applied` null: AWS keeps no applied value, so the default holds. */
export type QuotaNow = {
  code: string;
  name: string;
  unit: string | null;
  applied: number | null;
  default: number | null;
  adjustable: boolean;
};

/**
 * What came of a write, of which one attempt is made. `not-sent`: it failed before anything left this machine. `name` is
 * AWS's name of the error, without namespace; null: there was none.
 */
export type Written<T> =
  | { state: "answered"; value: T; requestId: string | null; at: EpochMs }
  | { state: "failed"; fault: Fault; name: string | null; left: "not-sent" | "maybe" };

/** What the role of acts may do in one account for one person: reads, and one write of each kind. */
export type Actor = {
  /** Whose the credentials of the role are. */
  identity(signal: AbortSignal): Promise<Reading<Identity>>;
  offers(modelId: string, signal: AbortSignal): Promise<Reading<Offers>>;
  /** Fetches what stands under an offer's link; an error says why not, and completes a sentence. */
  terms(url: string, signal: AbortSignal): Promise<Result<TermsSeen, string>>;
  availability(
    region: string,
    modelId: string,
    signal: AbortSignal,
  ): Promise<Reading<Availability>>;
  form(region: string, signal: AbortSignal): Promise<Reading<FormState>>;
  optStatus(region: string, signal: AbortSignal): Promise<Reading<OptStatus>>;
  quota(region: string, code: string, signal: AbortSignal): Promise<Reading<QuotaNow>>;
  /** Those of this quota, newest first. */
  quotaRequests(
    region: string,
    code: string,
    signal: AbortSignal,
  ): Promise<Reading<readonly QuotaRequest[]>>;
  acceptAgreement(
    input: { modelId: string; offerToken: string },
    signal: AbortSignal,
  ): Promise<Written<null>>;
  submitForm(
    input: { region: string; form: Uint8Array },
    signal: AbortSignal,
  ): Promise<Written<null>>;
  requestIncrease(
    input: { region: string; code: string; value: number },
    signal: AbortSignal,
  ): Promise<Written<{ quotaRequestId: string | null; status: string }>>;
  enableRegion(region: string, signal: AbortSignal): Promise<Written<null>>;
};

/**
 * The one way to change something at AWS. The role is assumed for each use anew: by a session name of the product, with
 * the person as source identity, and for a write under a session policy that holds that one action.
 */
export type ActPort = {
  actorFor(account: ActAccount, person: { sourceIdentity: string }): Actor;
  /** The Region whose endpoint serves agreements and the form of all default Regions. */
  homeRegion(partition: Partition): string;
};
