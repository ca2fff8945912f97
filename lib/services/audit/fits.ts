import type { AuditFit } from "@/lib/services/ports/audit";

type Named = { key: string; name: string | null };

/** More names than this are no search. */
const NAMES_MAX = 50;

/**
 * What a text typed into the search may mean: people and accounts whose name or id holds it, or the whole id of an act, a
 * token, a scan, a sign-off or a request.
 */
export function fitsOf(
  text: string,
  { who, accounts }: { who: readonly Named[]; accounts: readonly Named[] },
): readonly AuditFit[] {
  const sought = text.toLowerCase();
  const among = (list: readonly Named[]) =>
    list
      .filter(({ key, name }) =>
        [key, name].some((one) => one?.toLowerCase().includes(sought) === true),
      )
      .slice(0, NAMES_MAX)
      .map(({ key }) => key);
  return [
    ...among(who).map((is) => ({ by: "who", is }) as const),
    ...among(accounts).map((is) => ({ by: "account", is }) as const),
    { by: "subject", is: text },
    { by: "requestId", is: text },
  ];
}
