"use client";

import { AskAdmin } from "@/components/acts/ask-admin";
import { ReviewLink } from "@/components/acts/review-link";
import { useMayAct } from "@/components/acts/use-may-act";
import { keepAccount } from "@/components/shell/use-account";
import { Age } from "@/components/ui/age";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { ActTarget } from "@/lib/domain/acts/kinds";
import { actTitle } from "@/lib/domain/acts/words";
import { routes } from "@/lib/routes";

const REVIEW_WORD = {
  "accept-agreement": "Review and accept…",
  "request-quota-increase": "Review and ask…",
  "enable-region": "Review and enable…",
  "submit-use-case-form": "Fill in the form…",
} as const satisfies Record<ActTarget["kind"], string>;

type ActButtonsProps = {
  account: string;
  target: ActTarget;
  /** What the model or quota is called. */
  name: string;
  size?: "md" | "lg";
  /** The one way on of its view. */
  primary?: boolean;
};

/** The act itself where one may, and the wish for it; nothing where acts of this kind are off. */
export function ActButtons({ account, target, name, size = "md", primary }: ActButtonsProps) {
  const may = useMayAct(account, target);
  if (!may.on) return null;
  const { standing } = may;
  const what = actTitle(target, { modelName: name, quotaName: name });
  if (standing && standing.state !== "asked")
    return (
      <Link
        href={routes.act(standing.id)}
        className={buttonClass({ size, ...(primary && { variant: "primary" }) })}
      >
        {standing.state === "previewed" ? "Review and confirm" : "Under way: watch it"}
      </Link>
    );
  return (
    <>
      {may.review && (
        <ReviewLink
          account={account}
          targets={[target]}
          look={{ size, ...(primary && { variant: "primary" as const }) }}
          aria-label={`${REVIEW_WORD[target.kind].replace("…", "")}: ${what}`}
        >
          {REVIEW_WORD[target.kind]}
        </ReviewLink>
      )}
      {may.ask && standing === null && (
        <AskAdmin account={account} targets={[target]} what={what} size={size} />
      )}
    </>
  );
}

/** Who asked for it already, when and why. */
export function AskedNote({ account, target }: Pick<ActButtonsProps, "account" | "target">) {
  const { standing, serverNow } = useMayAct(account, target);
  const wish = standing?.wish;
  if (!wish) return null;
  return (
    <p className="mt-2 text-sm leading-[18px] text-ink-2">
      {wish.you ? "You" : wish.name} asked for this <Age at={wish.at} serverNow={serverNow} />: “
      {wish.reason}”{" "}
      <Link href={keepAccount(routes.acts(), account)} className="link">
        Acts
      </Link>
    </p>
  );
}
