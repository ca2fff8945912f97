import type { Cause } from "@/lib/domain/causes";
import type { CauseEntry } from "./entry";
import { AFTER_FIX } from "./retry";

const AT_ONCE = { retry: AFTER_FIX, takes: "at once" } as const;

/** Credentials, signature and clock: before Bedrock looks at the request. */
export const CREDENTIAL_CAUSES = {
  "credentials-missing": {
    code: "CredentialsMissing",
    title: "No credentials found",
    sentence: "No source in the credential chain gave credentials.",
    steps: [
      {
        text: "Give the program credentials: a profile, a role, environment variables, or the Bedrock API key that it asks for.",
        link: "credentials",
      },
      { text: "Check that a stale AWS_PROFILE does not hide them.", link: "profiles" },
    ],
    command: "configureList",
    ...AT_ONCE,
  },
  "credentials-invalid-access-key": {
    code: "InvalidClientTokenId",
    title: "Access key not known",
    sentence: "AWS does not know the access key: mistyped, deleted, or from another partition.",
    steps: [
      {
        text: "If the same credentials work in us-east-1, the Region is not enabled.",
        link: "regionOptIn",
      },
      {
        text: "Otherwise use an active access key, and the session token that belongs to it.",
        link: "accessKeys",
      },
    ],
    command: "callerIdentity",
    ...AT_ONCE,
  },
  "clock-skew": {
    code: "RequestExpired",
    title: "Clock is off",
    sentence: "The clock of the caller differs from AWS's by more than AWS accepts.",
    steps: [
      { text: "Synchronise the clock with a reliable time source.", link: "clock" },
      { text: "Restart containers or WSL that slept: their clock stands behind.", link: "signing" },
    ],
    command: "clock",
    ...AT_ONCE,
  },
  "credentials-expired": {
    code: "ExpiredToken",
    title: "Credentials have expired",
    sentence: "The temporary credentials have expired; retrying with them never helps.",
    steps: [
      { text: "Get new credentials and unset old AWS_* variables.", link: "credentials" },
      { text: "Restart processes that hold the old ones." },
    ],
    command: "callerIdentity",
    ...AT_ONCE,
  },
  "sso-session-expired": {
    code: "SSOTokenExpired",
    title: "Sign-in session has ended",
    sentence: "The sign-in behind the profile has ended, or never took place.",
    steps: [
      { text: "Sign in again with the profile that the program uses.", link: "sso" },
      { text: "Let long-running processes reload the session." },
    ],
    command: "ssoLogin",
    ...AT_ONCE,
  },
  "signature-mismatch": {
    code: "IncompleteSignature",
    title: "Signature does not match",
    sentence:
      "AWS computes another signature: the path or a header changed after signing, or the secret is wrong.",
    steps: [
      {
        text: "Check that the client encodes the colon of the model id once, and that no proxy changes signed headers.",
        link: "signing",
      },
      { text: "Otherwise enter the secret access key again.", link: "accessKeys" },
    ],
    command: "callerIdentity",
    ...AT_ONCE,
  },
  "bearer-token-invalid": {
    code: "AccessDeniedException",
    title: "API key not valid",
    sentence: "The Bedrock API key is wrong, expired, or of another Region.",
    steps: [
      {
        text: "Create a new key in {region}; short-term keys work only in the Region they were made in.",
        link: "apiKeys",
      },
      { text: "Check which Region the client calls.", link: "regionSetting" },
    ],
    command: "configureList",
    ...AT_ONCE,
  },
  "bearer-token-expired": {
    code: "AccessDeniedException",
    title: "API key has expired",
    sentence: "The Bedrock API key has expired; retrying with it never helps.",
    steps: [
      {
        text: "Create a new key in {region}; short-term keys last as long as the session that made them, at most 12 hours.",
        link: "apiKeys",
      },
      { text: "Give the new key to every process that holds the old one." },
    ],
    command: "configureList",
    ...AT_ONCE,
  },
  "region-opt-in-disabled": {
    code: "RegionDisabled",
    title: "Region is off",
    sentence:
      "The Region is not enabled for this account, so AWS does not know its credentials there.",
    steps: [
      { text: "An account admin enables {region}.", link: "regionOptIn" },
      {
        text: "Use regional STS endpoints: tokens of the global one do not work in opt-in Regions.",
      },
    ],
    command: "enableRegion",
    retry: AFTER_FIX,
    takes: "minutes to hours",
  },
  "authorization-header-missing": {
    code: "AccessDeniedException",
    title: "Request was not signed",
    sentence: "The client sent no Authorization header.",
    steps: [
      {
        text: "Let the SDK sign the request, or check that no proxy removes the header.",
        link: "signing",
      },
    ],
    command: "configureList",
    ...AT_ONCE,
  },
  "profile-not-found": {
    code: "CredentialsMissing",
    title: "Profile does not exist",
    sentence: "The named profile is not in the configuration that the program reads.",
    steps: [{ text: "Name an existing profile in AWS_PROFILE, or unset it.", link: "profiles" }],
    command: "profiles",
    ...AT_ONCE,
  },
  "credential-process-failed": {
    code: "CredentialsMissing",
    title: "The profile's command failed",
    sentence: "The credential_process of the profile failed, or gave no credentials in time.",
    steps: [
      {
        text: "Run the command of credential_process by hand, as the user that runs the program.",
        link: "credentialProcess",
      },
      { text: "It must print credentials as JSON, and ask for no input." },
    ],
    command: "callerIdentity",
    ...AT_ONCE,
  },
  "credentials-of-another-account": {
    code: "CredentialsMissing",
    title: "Credentials of another account",
    sentence: "The credentials work, but belong to another account than the one configured.",
    steps: [
      {
        text: "Correct the id, or the profile or role that stands beside it.",
        link: "profiles",
      },
    ],
    command: "callerIdentity",
    ...AT_ONCE,
  },
  "account-configured-twice": {
    code: "CredentialsMissing",
    title: "Account is configured twice",
    sentence: "Another entry of the configuration is the same account, and only the first is read.",
    steps: [{ text: "Take one of the two entries out of the configuration.", link: "profiles" }],
    command: "callerIdentity",
    ...AT_ONCE,
  },
  "account-of-no-organization": {
    code: "ValidationError",
    title: "Account is in no organization",
    sentence:
      "The credentials that should list an organization belong to an account that is in none.",
    steps: [
      {
        text: "Use credentials of the management account, or of an account to which it delegated the reading of the organization.",
        link: "orgDelegation",
      },
      { text: "Where there is no organization, list the accounts in the configuration instead." },
    ],
    command: "callerIdentity",
    ...AT_ONCE,
  },
  "sso-role-not-assigned": {
    code: "AccessDeniedException",
    title: "Role not assigned in Identity Center",
    sentence: "The sign-in works, but its user may not take this role in this account.",
    steps: [
      {
        text: "An admin of IAM Identity Center assigns the permission set to the user for this account.",
        link: "ssoAssign",
      },
      { text: "Or correct sso_account_id and sso_role_name of the profile.", link: "sso" },
    ],
    command: "profiles",
    ...AT_ONCE,
  },
  "imds-unreachable": {
    code: "CredentialsMissing",
    title: "Instance metadata not reachable",
    sentence: "The instance metadata service gave no credentials.",
    steps: [
      {
        text: "Raise the IMDSv2 hop limit to 2 for containers, and check the role of the instance.",
        link: "imds",
      },
    ],
    command: "configureList",
    ...AT_ONCE,
  },
  "signature-wrong-scope": {
    code: "IncompleteSignature",
    title: "Signed for another Region or service",
    sentence: "The request is signed for another Region or service than the endpoint it went to.",
    steps: [
      { text: "Make the signing Region equal to the endpoint's Region.", link: "regionSetting" },
    ],
    command: "configureList",
    ...AT_ONCE,
  },
  "credentials-malformed": {
    code: "IncompleteSignature",
    title: "Credentials malformed",
    sentence: "Key id or secret are not as issued: swapped, cut, or with stray characters.",
    steps: [
      { text: "Enter access key id and secret again, each in its place.", link: "accessKeys" },
    ],
    command: "configureList",
    ...AT_ONCE,
  },
} as const satisfies Partial<Record<Cause, CauseEntry>>;
