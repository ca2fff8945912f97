import type { OWN_CODES } from "@/lib/domain/codes";
import type { CodeEntry } from "./entry";

type OwnCode = (typeof OWN_CODES)[number];

/** Codes for what AWS's page has no name for. */
export const OWN_ENTRIES = {
  RegionDisabled: {
    title: "Region is off",
    httpStatus: null,
    cause: "The Region is not enabled for this account.",
    steps: [{ text: "An account admin enables {region}.", link: "regionOptIn" }],
    command: "enableRegion",
    anchor: null,
    retry: { rule: "after-fix", afterMinutes: null },
    takes: "minutes to hours",
  },
  RegionEnabling: {
    title: "Region is being enabled",
    httpStatus: null,
    cause: "AWS is enabling the Region for this account.",
    steps: [{ text: "Wait until the Region is enabled.", link: "regionOptIn" }],
    command: "regionStatus",
    anchor: null,
    retry: { rule: "wait", afterMinutes: 15 },
    takes: "minutes to hours",
  },
  AgreementNotCreated: {
    title: "No agreement yet",
    httpStatus: null,
    cause:
      "No agreement exists yet; the first call by somebody with Marketplace rights, or an accepted offer, starts it.",
    steps: [
      {
        text: "One admin with Marketplace rights accepts the offer once; runtime roles need no Marketplace rights.",
        link: "modelCatalog",
      },
      {
        text: "AWS allows itself up to 15 minutes; then the model works in every Region.",
        link: "modelAccess",
      },
    ],
    command: "acceptOffer",
    anchor: null,
    retry: { rule: "after-fix", afterMinutes: 15 },
    takes: "up to 15 min after that",
  },
  ModelEndOfLife: {
    title: "Model has been retired",
    httpStatus: 404,
    cause: "The model has reached its end of life; AWS refuses calls to it.",
    steps: [{ text: "Move to a newer model that is ready in {region}.", link: "lifecycle" }],
    command: "listModels",
    anchor: null,
    retry: { rule: "never", afterMinutes: null },
    takes: "at once",
  },
  ModelLegacy: {
    title: "Model is legacy",
    httpStatus: null,
    cause:
      "The model will be retired; AWS refuses accounts that have not used it for 15 to 30 days.",
    steps: [
      { text: "Plan the move to a newer model before the end-of-life date.", link: "lifecycle" },
    ],
    command: "listModels",
    anchor: null,
    retry: { rule: "never", afterMinutes: null },
    takes: null,
  },
  CredentialsMissing: {
    title: "No credentials found",
    httpStatus: null,
    cause: "No source in the credential chain gave credentials.",
    steps: [
      {
        text: "Give the program credentials: a profile, a role or environment variables.",
        link: "credentials",
      },
      {
        text: "Check that a stale AWS_PROFILE or AWS_BEARER_TOKEN_BEDROCK does not hide them.",
        link: "profiles",
      },
    ],
    command: "configureList",
    anchor: null,
    retry: { rule: "after-fix", afterMinutes: null },
    takes: "at once",
  },
  ExpiredToken: {
    title: "Credentials have expired",
    httpStatus: 403,
    cause: "The temporary credentials of the caller have expired.",
    steps: [
      { text: "Get new credentials and unset old AWS_* variables.", link: "credentials" },
      { text: "Restart processes that hold the old ones." },
    ],
    command: "callerIdentity",
    anchor: "ts-access-denied",
    retry: { rule: "after-fix", afterMinutes: null },
    takes: "at once",
  },
  SSOTokenExpired: {
    title: "Sign-in session has ended",
    httpStatus: null,
    cause: "The IAM Identity Center or console sign-in behind the profile has ended.",
    steps: [
      { text: "Sign in again.", link: "sso" },
      { text: "Restart long-running processes, or let them reload the session." },
    ],
    command: "ssoLogin",
    anchor: null,
    retry: { rule: "after-fix", afterMinutes: null },
    takes: "at once",
  },
  NetworkError: {
    title: "AWS could not be reached",
    httpStatus: null,
    cause: "No answer came from AWS: name resolution, connection, certificate or timeout.",
    now: "AWS's page now lists connection timeouts: raise the read timeout and keep connections alive.",
    steps: [
      {
        text: "Check that the endpoint's name resolves and port 443 is open from there.",
        link: "endpoints",
      },
      { text: "Check proxy and certificate settings.", link: "proxy" },
      { text: "Raise the client's read timeout for long answers.", link: "timeouts" },
    ],
    command: "dns",
    anchor: null,
    retry: { rule: "backoff", afterMinutes: null },
    takes: null,
  },
  Overloaded: {
    title: "Model is overloaded",
    httpStatus: 529,
    cause: "The model has more requests than it can take at the moment.",
    now: "AWS's page lists status 529 now; it comes from Anthropic-shaped APIs.",
    steps: [
      {
        text: "Honour Retry-After and retry with exponential backoff and jitter.",
        link: "retries",
      },
      { text: "Use Cross-Region inference, or another model that is ready.", link: "crossRegion" },
    ],
    command: "listProfiles",
    anchor: "ts-overloaded-error",
    retry: { rule: "backoff", afterMinutes: null },
    takes: "usually seconds to minutes",
  },
  UnexpectedResponse: {
    title: "Answer not understood",
    httpStatus: null,
    cause: "The answer is not one that AWS documents; often a proxy or firewall sent it.",
    steps: [
      { text: "Check whether a proxy or firewall answers in AWS's place.", link: "proxy" },
      {
        text: "If AWS added a new value, update Bedrock Readiness; until then the state stays unknown.",
      },
    ],
    command: "dns",
    anchor: null,
    retry: { rule: "backoff", afterMinutes: null },
    takes: null,
  },
  NotReadYet: {
    title: "Not read yet",
    httpStatus: null,
    cause: "No scan has read this yet.",
    steps: [{ text: "Wait for the scan that runs, or start one.", link: "modelAccess" }],
    command: "availability",
    anchor: null,
    retry: { rule: "wait", afterMinutes: null },
    takes: "until the next scan",
  },
  Stale: {
    title: "Last reading too old",
    httpStatus: null,
    cause: "No scan has renewed the last good reading for three scan intervals or longer.",
    steps: [
      { text: "See why the last scans could not read it, then scan again.", link: "endpoints" },
    ],
    command: "availability",
    anchor: null,
    retry: { rule: "wait", afterMinutes: null },
    takes: "until the next scan",
  },
  DataRetentionNotAllowed: {
    title: "Data retention mode not allowed",
    httpStatus: 400,
    cause: "The model is not available under the data retention mode of this Region.",
    steps: [
      {
        text: "Read which mode the model allows and who may read data under it: the mode holds for every caller of the Region.",
        link: "dataRetention",
      },
      { text: "Where the decision is made, an account admin sets the Region's mode." },
      { text: "Else use a model that allows the mode, or another Region.", link: "modelCatalog" },
    ],
    command: "retention",
    anchor: null,
    retry: { rule: "after-fix", afterMinutes: null },
    takes: "minutes",
  },
  Unrecognized: {
    title: "Code not recognised",
    httpStatus: null,
    cause: "The text matches no code that is known here.",
    steps: [
      { text: "Compare it with AWS's list of error codes.", link: "apiReference" },
      { text: "Paste the whole message, with exception name, status and request id." },
      {
        text: "If it comes from AWS and repeats, open a Support case with the request id.",
        link: "support",
      },
    ],
    anchor: null,
    retry: { rule: "after-fix", afterMinutes: null },
    takes: null,
  },
} as const satisfies Record<OwnCode, CodeEntry>;
