import type { ReactNode } from "react";
import { ClockLine } from "@/components/acts/review/clock";
import { accountOf } from "@/components/acts/words";
import { AccountLink } from "@/components/shell/account-link";
import { NearTime } from "@/components/ui/age";
import type { ActView } from "@/lib/contracts/acts";
import { routes } from "@/lib/routes";

type ReviewHeadProps = { title: ReactNode; children?: ReactNode; sentence: ReactNode };

/** Verb, thing and account; the sentence of effect and reach. */
export function ReviewHead({ title, sentence, children }: ReviewHeadProps) {
  return (
    <header>
      <AccountLink
        href={routes.acts()}
        className="mb-1 block w-fit text-sm text-ink-3 hover:text-ink"
      >
        Acts / Review
      </AccountLink>
      <h1>{title}</h1>
      <p className="mt-1.5 max-w-[68ch] text-lg">{sentence}</p>
      {children}
    </header>
  );
}

/** The name of an account, which no line ends inside. */
export const titleFor = (title: string, act: Pick<ActView, "accountName" | "accountId">) => (
  <>
    {title} for <span className="whitespace-nowrap">{accountOf(act)}</span>
  </>
);

type ActHeadProps = {
  act: ActView;
  sentence: string;
  /** The clock runs. */
  open: boolean;
};

export function ActHead({ act, sentence, open }: ActHeadProps) {
  return (
    <ReviewHead title={titleFor(act.title, act)} sentence={`${sentence} ${sentText(act)}`}>
      {open && act.expiresAt !== null && (
        <ClockLine expiresAt={act.expiresAt} serverNow={act.serverNow} />
      )}
      <Before act={act} />
    </ReviewHead>
  );
}

function sentText({ state, existed, left }: ActView): string {
  switch (state) {
    case "sent":
    case "unknown":
      return "Sent once; no answer is known.";
    case "accepted":
    case "done":
    case "failed":
      return existed ? "AWS had it before it was asked." : "Sent once; AWS accepted it.";
    case "refused":
      return left ? "It was refused." : "Nothing has been sent.";
    default:
      return "Nothing has been sent.";
  }
}

/** Who wanted it and why, who previewed it, and what that makes of the person who looks. */
function Before({ act }: { act: ActView }) {
  const { wish, previewed, state, secondPerson, kind, may, serverNow } = act;
  if (wish === null && (previewed === null || previewed.you)) return null;
  const second =
    state === "previewed" && secondPerson && may.confirm && kind !== FORM
      ? " You are the second person."
      : "";
  return (
    <blockquote className="mt-3.5 max-w-[92ch] border-l-2 border-line-strong py-0.5 pl-3 text-ink-2 [&_b]:font-medium [&_b]:text-ink">
      {wish && (
        <>
          <b>{wish.you ? "You" : wish.name}</b> asked{" "}
          <NearTime at={wish.at} serverNow={serverNow} />: “{wish.reason}”{" "}
        </>
      )}
      {previewed && (
        <>
          <b>{previewed.you ? "You" : previewed.name}</b> previewed{" "}
          <NearTime at={previewed.at} serverNow={serverNow} />.
        </>
      )}
      {second}
    </blockquote>
  );
}

const FORM = "submit-use-case-form";
