import type { AccountFacts } from "./facts";
import type { Fault } from "./fault";

/** The finding on an entry that is an account which an entry before it is already; `first` is that one's name. */
export const configuredTwice = (
  accountId: string,
  first: string,
  met: Pick<Fault, "at" | "attempt">,
): Fault => ({
  code: "CredentialsMissing",
  cause: "account-configured-twice",
  owner: "caller-credentials",
  message: `This entry is the same account as ${first}: ${accountId}. Only ${first} is read; take one of the two out of the configuration.`,
  operation: null,
  requestId: null,
  httpStatus: null,
  ...met,
});

/** Whether an entry is no account of its own. */
export const isConfiguredTwice = ({ identity }: Pick<AccountFacts, "identity">): boolean =>
  identity.status === "failed" && identity.fault.cause === "account-configured-twice";
