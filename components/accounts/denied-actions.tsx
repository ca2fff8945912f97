import { deniedOf, placesText } from "@/components/accounts/words";
import { Code } from "@/components/ui/code";
import { StateMark } from "@/components/ui/state-mark";
import type { AccountPermission, AccountView } from "@/lib/contracts/accounts";
import { OWNER_WORD } from "@/lib/domain/words/owners";

/** The actions that AWS refuses in this account: where, by what, who changes it, and what stays unknown. */
export function DeniedActions({ account }: { account: AccountView }) {
  const denied = deniedOf(account);
  if (denied.length === 0) return null;
  return (
    <div className="mt-4">
      <h3 className="font-medium">
        {denied.length === 1 ? "1 action is denied" : `${denied.length} actions are denied`}
      </h3>
      <ul className="mt-1 border-t border-line">
        {denied.map((permission) => (
          <Denied key={permission.action} permission={permission} />
        ))}
      </ul>
    </div>
  );
}

function Denied({ permission }: { permission: AccountPermission }) {
  const { action, loses, denials, everywhere } = permission;
  return (
    <li className="grid grid-cols-[12px_minmax(0,1fr)] gap-x-2 border-b border-line py-2">
      <StateMark state="blocked" className="mt-1" />
      <div className="min-w-0">
        <p className="break-words">
          <Code className="text-ink">{action}</Code>
        </p>
        {denials.map(({ fault, fix, places, calls }) => (
          <p key={fault.cause ?? ""} className="break-words text-ink-2">
            {fix.title}: {calls === 1 ? "1 call" : `${calls} calls`}
            {places.length > 0 && ` ${placesText(places, everywhere)}`}. {OWNER_WORD[fault.owner]}{" "}
            acts.
          </p>
        ))}
        {loses && (
          <p className="break-words text-ink-2">
            {everywhere ? "Not known without it" : "Not known of what these calls ask"}: {loses}
          </p>
        )}
      </div>
    </li>
  );
}
