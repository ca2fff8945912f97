import { keepAccount } from "@/components/shell/use-account";
import { Code } from "@/components/ui/code";
import { Link } from "@/components/ui/link";
import { StateMark } from "@/components/ui/state-mark";
import type { AccountView } from "@/lib/contracts/accounts";
import { removerOf } from "@/lib/domain/by-remover";
import type { ShownFault } from "@/lib/domain/facts/fault";
import { OWNER_WORD } from "@/lib/domain/words/owners";
import { asSentence } from "@/lib/domain/words/sentence";
import { routes } from "@/lib/routes";

/** Who acts, as a sentence of its own; empty: nobody has to. */
function actsText(fault: ShownFault): string {
  const owner = removerOf({ state: "unknown", ...fault });
  return owner === null ? "" : ` ${OWNER_WORD[owner]}.`;
}

/** The Regions of an account that were not read, each with why and who acts. */
export function UnreadRegions({ account }: { account: AccountView }) {
  const { unreadRegions, standing } = account;
  const isTold = standing.status === "read" || standing.status === "answers";
  if (unreadRegions.length === 0 || !isTold) return null;
  return (
    <div className="mt-4">
      <h3 className="font-medium">
        {unreadRegions.length === 1
          ? "1 Region was not read"
          : `${unreadRegions.length} Regions were not read`}
      </h3>
      <ul className="mt-1 border-t border-line">
        {unreadRegions.map(({ region, fault }) => (
          <li
            key={region}
            className="grid grid-cols-[12px_minmax(0,1fr)] gap-x-2 border-b border-line py-2"
          >
            <StateMark state="unknown" className="mt-1" />
            <p className="min-w-0 break-words">
              <Link className="link font-medium" href={routes.region(region, account.key)}>
                {region}
              </Link>{" "}
              {fault ? (
                <>
                  <span className="text-ink-2">
                    {asSentence(fault.message)}
                    {actsText(fault)}
                  </span>{" "}
                  <Link className="link" href={keepAccount(routes.error(fault.code), account.key)}>
                    <Code className="text-xs">{fault.code}</Code>
                  </Link>
                </>
              ) : (
                <span className="text-ink-2">The next scan gets there.</span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
