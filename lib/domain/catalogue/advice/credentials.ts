import type { Step } from "@/lib/domain/catalogue/entry";
import type { Cause } from "@/lib/domain/causes";
import { regionInfo } from "@/lib/domain/known-regions";
import { shellQuote } from "@/lib/domain/links/command";
import type { Advise } from "./said";

type OfProfile = {
  steps: (profile: string) => readonly [Step, ...Step[]];
  command: (quoted: string) => string;
};

const identity = (quoted: string) => `aws sts get-caller-identity --profile ${quoted}`;

/** Advice that names the profile which the text names. */
const withProfile =
  ({ steps, command }: OfProfile): Advise =>
  ({ said: { profile } }) =>
    profile === null ? null : { steps: steps(profile), command: command(shellQuote(profile)) };

/** A Region that every account has can't be off: what is left is the key. */
export const badKey: Advise = ({ at: { region }, said: { profile } }) => {
  if (region === null || regionInfo(region).optIn) return null;
  const owner = profile ? `profile ${profile}` : "the program";
  return {
    sentence: "AWS does not know the access key: mistyped, deleted, or from another partition.",
    steps: [
      {
        text: `Give ${owner} an active access key, and the session token that belongs to it.`,
        link: "accessKeys",
      },
      {
        text: "Check that no older key in the environment hides the right one.",
        link: "credentials",
      },
    ],
    command: profile ? identity(shellQuote(profile)) : "aws sts get-caller-identity",
  };
};

const wrongScope: Advise = ({ said: { signFor } }) =>
  signFor === null
    ? null
    : {
        sentence: `The request is signed for another service than ${signFor}.`,
        steps: [
          {
            text: `Let the client sign with the service name ${signFor}, and with the Region of the endpoint.`,
            link: "signing",
          },
        ],
        command: null,
      };

/** Credentials: the profile by its name, the Region by what it is. */
export const CREDENTIAL_ADVICE = {
  "credentials-invalid-access-key": badKey,
  "signature-wrong-scope": wrongScope,
  "sso-session-expired": withProfile({
    steps: (profile) => [
      { text: `Sign in with profile ${profile}.`, link: "sso" },
      { text: "Let long-running processes reload the session." },
    ],
    command: (quoted) => `aws sso login --profile ${quoted}`,
  }),
  "sso-role-not-assigned": withProfile({
    steps: (profile) => [
      {
        text: `An admin of IAM Identity Center assigns the permission set of profile ${profile} to its user, for its account.`,
        link: "ssoAssign",
      },
      { text: `Or correct sso_account_id and sso_role_name of profile ${profile}.`, link: "sso" },
    ],
    command: identity,
  }),
  "credentials-missing": withProfile({
    steps: (profile) => [
      {
        text: `Give profile ${profile} a way to credentials that works: a role, a key, a sign-in or a credential_process.`,
        link: "profiles",
      },
      {
        text: "Run what it names by hand, as the user that runs the program.",
        link: "credentialProcess",
      },
    ],
    command: (quoted) => `aws configure list --profile ${quoted}`,
  }),
  "credential-process-failed": withProfile({
    steps: (profile) => [
      {
        text: `Run the credential_process of profile ${profile} by hand, as the user that runs the program: it must print credentials as JSON, and ask for no input.`,
        link: "credentialProcess",
      },
    ],
    command: identity,
  }),
  "credentials-expired": withProfile({
    steps: (profile) => [
      {
        text: `Get new credentials for profile ${profile}, and unset old AWS_* variables.`,
        link: "credentials",
      },
      { text: "Restart processes that hold the old ones." },
    ],
    command: identity,
  }),
  "profile-not-found": withProfile({
    steps: (profile) => [
      {
        text: `Add profile ${profile} to the AWS files of the user that runs the program, or name one that is there.`,
        link: "profiles",
      },
    ],
    command: () => "aws configure list-profiles",
  }),
} as const satisfies Partial<Record<Cause, Advise>>;
