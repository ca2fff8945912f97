import { Code } from "@/components/ui/code";
import { StateMark } from "@/components/ui/state-mark";
import type { PermissionCheck } from "@/lib/contracts/setup";
import type { CredentialPlace } from "@/lib/domain/credential-place";

const LINE =
  "grid grid-cols-[212px_minmax(0,1fr)] gap-x-3 border-b border-line py-2 max-sm:grid-cols-1 max-sm:gap-y-0.5";

/** Each place of the SDK's chain and what is there. */
export function Places({ places }: { places: readonly CredentialPlace[] }) {
  return (
    <dl>
      {places.map((place) => (
        <div key={place.name} className={LINE}>
          <dt className={place.found ? "font-medium" : "max-sm:text-ink-2"}>{place.name}</dt>
          <dd className="min-w-0 break-words">{place.text}</dd>
        </div>
      ))}
    </dl>
  );
}

const OUTCOME = {
  allowed: { state: "ready", word: "read" },
  denied: { state: "blocked", word: "denied" },
  "not-tried": { state: "unknown", word: "not tried yet" },
} as const;

/** Each read of a scan by its exact action, and what is not shown without it. */
export function Permissions({ permissions }: { permissions: readonly PermissionCheck[] }) {
  return (
    <ul>
      {permissions.map(({ action, outcome, loses }) => (
        <li key={action} className={LINE}>
          <span className="flex min-w-0 items-center gap-2">
            <StateMark state={OUTCOME[outcome].state} />
            {OUTCOME[outcome].word}
          </span>
          <span className="min-w-0 break-words">
            <Code>{action}</Code>
            {outcome === "denied" && loses && <span className="text-ink-2"> {loses}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
