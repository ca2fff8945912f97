import { Column, ENTRY_BUTTON, Otherwise } from "@/components/sign-in/parts";
import type { LinkState, SignInView } from "@/lib/domain/access/sign-in-view";
import { dateTimeText, timeText } from "@/lib/domain/words/dates";
import { SIGN_IN_TEXT } from "@/lib/domain/words/sign-in";
import { auth } from "@/lib/routes";

type Link = LinkState & { secret: string };
type LinkEntryProps = { view: SignInView; link: Link };

/** What a link opens, and the one press that uses it up. */
export function LinkEntry({ view, link }: LinkEntryProps) {
  if (link.state !== "good") return <Spent view={view} link={link} />;
  const { name, grant, expiresAt, secret } = link;
  const over = grant.accounts === null ? "all accounts" : grant.accounts.join(", ");
  return (
    <Column>
      <h1>Sign in as {name}</h1>
      <p className="mt-2 text-lg text-pretty">
        This link makes you {name} here, {grant.role} of {over}. It is good once, until{" "}
        {timeText(expiresAt)} UTC.
      </p>
      <form method="post" action={auth.link()} className="mt-4">
        <input type="hidden" name="link" value={secret} />
        <button type="submit" className={ENTRY_BUTTON}>
          Sign in as {name}
        </button>
      </form>
      <p className="mt-2.5 text-sm text-ink-3">
        If that is not you, leave the link as it is, and tell whoever sent it.
      </p>
    </Column>
  );
}

const SPENT = {
  used: "link-used",
  expired: "link-expired",
  unknown: "link-unknown",
} as const satisfies Record<Exclude<LinkState["state"], "good">, keyof typeof SIGN_IN_TEXT>;

function Spent({ view, link }: { view: SignInView; link: Exclude<Link, { state: "good" }> }) {
  const { title, text } = SIGN_IN_TEXT[SPENT[link.state]];
  return (
    <Column>
      <h1>{title}</h1>
      <p className="mt-2 text-lg text-pretty">{text()}</p>
      {link.state !== "unknown" && (
        <p className="mt-1 text-ink-2">That was at {dateTimeText(link.at, link.at)} UTC.</p>
      )}
      <Otherwise way={view.way} />
    </Column>
  );
}
