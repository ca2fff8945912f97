import { shellQuote } from "@/lib/domain/links/command";
import type { Owner } from "@/lib/domain/owner";

type Of = {
  owner: Owner | null;
  requirements: readonly string[];
  /** Names or ids of the accounts shown. */
  accounts: readonly string[];
};

/** The command that gives the same text in a terminal. */
export function terminalLine({ owner, requirements, accounts }: Of): string {
  return [
    "npx bedrock-readiness plan",
    ...requirements.map(shellQuote),
    ...accounts.map((account) => `--account ${shellQuote(account)}`),
    ...(owner === null ? [] : [`--owner ${owner}`]),
    "--format markdown",
  ].join(" ");
}
