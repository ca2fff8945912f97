import { fixOfReading } from "@/lib/domain/advice/fix-of-reading";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { shellQuote } from "@/lib/domain/links/command";
import { type LinkName, linkTo } from "@/lib/domain/links/link";
import type { LinkTarget } from "@/lib/domain/links/target";
import type { Owner } from "@/lib/domain/owner";
import type { Fix, FixStep } from "./fix";

/** How an account is reached. That a role asks for an external id is told, its value never. */
export type AccountAccess =
  | { by: "default" }
  | { by: "role"; roleArn: string; withExternalId: boolean }
  | { by: "profile"; profile: string };

/** What is done to one profile, in words that name it. The profile files are read again with every scan. */
type OwnSteps = {
  steps: readonly { text: string; link: LinkName }[];
  command: string | null;
};

const identityOf = (profile: string) =>
  `aws sts get-caller-identity --profile ${shellQuote(profile)}`;

const PROFILE: Partial<Record<Cause, (profile: string) => OwnSteps>> = {
  "sso-session-expired": (profile) => ({
    steps: [{ text: `Sign in with profile ${profile}.`, link: "sso" }],
    command: `aws sso login --profile ${shellQuote(profile)}`,
  }),
  "sso-role-not-assigned": (profile) => ({
    steps: [
      {
        text: `An admin of IAM Identity Center assigns the permission set that profile ${profile} names to its user, for its account.`,
        link: "ssoAssign",
      },
      { text: `Or correct sso_account_id and sso_role_name of profile ${profile}.`, link: "sso" },
    ],
    command: identityOf(profile),
  }),
  "credentials-expired": (profile) => ({
    steps: [{ text: `Put new credentials into profile ${profile}.`, link: "credentials" }],
    command: identityOf(profile),
  }),
  "credentials-invalid-access-key": (profile) => ({
    steps: [
      {
        text: `Give profile ${profile} an active access key, and the session token that belongs to it.`,
        link: "accessKeys",
      },
    ],
    command: identityOf(profile),
  }),
  "signature-mismatch": (profile) => ({
    steps: [
      { text: `Enter the secret access key of profile ${profile} again.`, link: "accessKeys" },
    ],
    command: identityOf(profile),
  }),
  "credential-process-failed": (profile) => ({
    steps: [
      {
        text: `Run the credential_process of profile ${profile} by hand, as the user that runs the dashboard: it must print credentials as JSON, and ask for no input.`,
        link: "credentialProcess",
      },
    ],
    command: identityOf(profile),
  }),
  "profile-not-found": (profile) => ({
    steps: [
      {
        text: `Add profile ${profile}, with a way to credentials, to the AWS files of the user that runs the dashboard, or name another one in the configuration.`,
        link: "profiles",
      },
    ],
    command: "aws configure list-profiles",
  }),
  "credentials-missing": (profile) => ({
    steps: [{ text: `Give profile ${profile} a way to credentials.`, link: "profiles" }],
    command: `aws configure list --profile ${shellQuote(profile)}`,
  }),
  "credentials-of-another-account": (profile) => ({
    steps: [
      {
        text: `Correct the id beside profile ${profile} in the configuration, or the profile.`,
        link: "profiles",
      },
    ],
    command: identityOf(profile),
  }),
  "account-configured-twice": (profile) => ({
    steps: [
      {
        text: `Take profile ${profile} out of the configuration, or the entry that is the same account.`,
        link: "profiles",
      },
    ],
    command: identityOf(profile),
  }),
  "assume-role-denied": (profile) => ({
    steps: [
      {
        text: `See that the role_arn of profile ${profile} is right: AWS says the same of a role that does not exist.`,
        link: "iam",
      },
      {
        text: `Let the trust policy of that role name the source of profile ${profile}, with its external_id where one is asked for.`,
        link: "roles",
      },
      { text: "Allow the source sts:AssumeRole on the role.", link: "iam" },
    ],
    command: identityOf(profile),
  }),
};

function roleDenied({ roleArn, withExternalId }: Extract<AccountAccess, { by: "role" }>): OwnSteps {
  const externalId = withExternalId ? ' --external-id "$EXTERNAL_ID"' : "";
  return {
    steps: [
      {
        text: `See that the role ${roleArn} exists: AWS says the same of one that does not.`,
        link: "iam",
      },
      {
        text: withExternalId
          ? "Let its trust policy name the dashboard's own credentials, and the external id that the configuration gives."
          : "Let its trust policy name the dashboard's own credentials. Where it asks for an external id, give it in the configuration.",
        link: "roles",
      },
      { text: `Allow those credentials sts:AssumeRole on ${roleArn}.`, link: "iam" },
    ],
    command: `aws sts assume-role --role-arn ${shellQuote(roleArn)} --role-session-name readiness-check${externalId} --query AssumedRoleUser.Arn`,
  };
}

type AccountFault = { code: Code; cause: Cause | null; owner: Owner; operation?: string | null };

/** Codes that the dashboard's own credentials fail with before a role is asked for. */
const OF_CREDENTIALS: ReadonlySet<Code> = new Set<Code>([
  "CredentialsMissing",
  "ExpiredToken",
  "IncompleteSignature",
  "InvalidClientTokenId",
  "SSOTokenExpired",
]);

function ownSteps({ code, cause }: AccountFault, access: AccountAccess): OwnSteps | null {
  switch (access.by) {
    case "default":
      return null;
    case "profile": {
      const build = cause === null ? null : PROFILE[cause];
      return build?.(access.profile) ?? null;
    }
    case "role":
      return cause === "assume-role-denied" || (code === "AccessDeniedException" && cause === null)
        ? roleDenied(access)
        : null;
  }
}

/** What to do about the fault of a whole account, in words and a command that name its own profile or role. */
export function accountFix(
  fault: AccountFault,
  { access, ...target }: { access: AccountAccess } & LinkTarget,
): Fix {
  const { code } = fault;
  const fix = fixOfReading({ fault, gate: "credentials", ...target });
  const own = ownSteps(fault, access);
  if (own) return { ...fix, ...withLinks(own, target) };
  if (access.by !== "role" || !OF_CREDENTIALS.has(code)) return fix;
  const [first, ...rest] = fix.steps;
  const text = `These are the dashboard's own credentials, which assume ${access.roleArn}. ${first?.text ?? ""}`;
  return { ...fix, steps: first ? [{ ...first, text }, ...rest] : [] };
}

function withLinks(
  { steps, command }: OwnSteps,
  target: LinkTarget,
): Pick<Fix, "steps" | "primary" | "command"> {
  const linked = steps.map(({ text, link }): FixStep & { href: string; linkLabel: string } => {
    const { href, label } = linkTo(link, target);
    return { text, href, linkLabel: label };
  });
  const [first] = linked;
  return {
    steps: linked,
    primary: first ? { label: first.linkLabel, href: first.href } : null,
    command,
  };
}
