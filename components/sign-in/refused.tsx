import { Column, providerName } from "@/components/sign-in/parts";
import { buttonClass } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Command } from "@/components/ui/command";
import type { RefusedPerson, SignInView } from "@/lib/domain/access/sign-in-view";
import { timeText } from "@/lib/domain/words/dates";
import { SIGN_IN_TEXT } from "@/lib/domain/words/sign-in";

type RefusedProps = { view: SignInView; person: RefusedPerson };

/** Who the provider says one is, and the line that would let one in. */
export function Refused({ view, person }: RefusedProps) {
  const { way, signOutAt, to } = view;
  const provider = providerName(way);
  return (
    <Column wide>
      <h1>{SIGN_IN_TEXT["no-grant"].title}</h1>
      <p className="mt-2 text-lg text-pretty">
        {provider} knows you as {person.name}
        {person.email !== null && `, ${person.email}`}. No grant names you or a group of yours, so
        nothing is shown.
      </p>
      <dl className="mt-4 grid grid-cols-[128px_minmax(0,1fr)] border-t border-line-strong max-sm:grid-cols-[96px_minmax(0,1fr)] *:border-b *:border-line *:py-1.5">
        <dt className="text-ink-2">Groups sent</dt>
        <dd>
          <Groups person={person} />
        </dd>
        <dt className="text-ink-2">E-mail</dt>
        <dd>{person.email === null ? "none that was verified" : "verified"}</dd>
        <dt className="text-ink-2">Tried</dt>
        <dd>{timeText(person.at, { seconds: true }).slice(0, 8)} UTC, on record</dd>
      </dl>
      <p className="mt-3.5 text-ink-2">
        An admin can add a line like this to the file. It holds from the next request on; sign in
        again then.
      </p>
      <Command sunken className="mt-2" label="Copy for the admin" text={lineFor(person)} />
      <div className="mt-4 flex flex-wrap gap-2">
        <a
          href={way.by === "provider" ? way.begin : to}
          className={buttonClass({ variant: "primary", size: "lg" })}
        >
          Try again
        </a>
        {signOutAt !== null && (
          <a href={signOutAt} className={buttonClass({ variant: "quiet", size: "lg" })}>
            Sign out at {provider}
          </a>
        )}
      </div>
    </Column>
  );
}

function Groups({ person: { groups, groupsTotal } }: { person: RefusedPerson }) {
  if (groupsTotal === 0) return <span className="text-ink-2">none</span>;
  const more = groupsTotal - groups.length;
  return (
    <span className="flex flex-wrap gap-x-2 gap-y-0.5">
      {groups.map((group) => (
        <Code key={group} className="break-all">
          {group}
        </Code>
      ))}
      {more > 0 && <span className="text-ink-3">and {more} more</span>}
    </span>
  );
}

/** By a group where there is one: a person's address comes and goes. */
function lineFor({ groups, email }: RefusedPerson): string {
  const [group] = groups;
  const who =
    group === undefined
      ? `email: ${quoted(email ?? "you@example.com")}`
      : `group: ${quoted(group)}`;
  return `access:\n  grants:\n    - { ${who}, role: viewer }`;
}

/** A name of YAML where it is one; else a JSON text, which YAML reads as well. */
const quoted = (text: string): string =>
  /^[A-Za-z][\w-]*$/.test(text) ? text : JSON.stringify(text);
