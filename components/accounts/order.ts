import { deniedOf } from "@/components/accounts/words";
import type { AccountView } from "@/lib/contracts/accounts";

/** Whether somebody has to do something before all of the account can be read. */
export function needsSomething(account: AccountView): boolean {
  const { standing, warnings, regions } = account;
  return (
    standing.status === "failed" ||
    warnings.length > 0 ||
    deniedOf(account).length > 0 ||
    regions.unread > 0
  );
}

const rankOf = (account: AccountView): number => {
  if (account.standing.status === "failed") return 0;
  return needsSomething(account) ? 1 : 2;
};

type Asked = { text: string; onlyNeedy: boolean };

/** The accounts that fit the words: first those that can't be read, then those that lack something, else as configured. */
export function orderAccounts(
  accounts: readonly AccountView[],
  { text, onlyNeedy }: Asked,
): readonly AccountView[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return accounts
    .filter((account) => words.every((word) => hayOf(account).includes(word)))
    .filter((account) => !onlyNeedy || needsSomething(account))
    .toSorted((a, b) => rankOf(a) - rankOf(b));
}

function hayOf({ name, accountId, key, access }: AccountView): string {
  const by = access.by === "role" ? access.roleArn : "";
  const profile = access.by === "profile" ? access.profile : "";
  return `${name ?? ""} ${accountId ?? ""} ${key} ${by} ${profile}`.toLowerCase();
}
