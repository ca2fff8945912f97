import type { Sent } from "@/components/acts/many/many-screen";
import type { Item } from "@/components/acts/many/use-many";
import { ClockLine } from "@/components/acts/review/clock";
import { ReviewHead, titleFor } from "@/components/acts/review/head";
import { unitPath } from "@/lib/domain/acts/words";

type ManyHeadProps = {
  items: readonly Item[];
  accountId: string;
  name: string | null;
  sent: Sent | null;
};

/** The preview whose clock ends first. */
export function soonest(items: readonly Item[]) {
  const acts = items.flatMap(({ act }) => (act?.state === "previewed" ? act : []));
  return acts.toSorted((one, other) => (one.expiresAt ?? 0) - (other.expiresAt ?? 0))[0] ?? null;
}

export function ManyHead({ items, accountId, name, sent }: ManyHeadProps) {
  const first = soonest(items);
  const [units] = items.flatMap(({ act }) =>
    act?.preview?.account.units ? [act.preview.account.units] : [],
  );
  return (
    <ReviewHead
      title={titleFor(`Review ${items.length} offers`, { accountName: name, accountId })}
      sentence={`${canText(items)} Each tick signs that provider’s terms for account ${accountId}, in every Region. ${sentText(sent)}`}
    >
      {units && <p className="mt-1 text-sm text-ink-2">In {unitPath(units)}</p>}
      {first?.expiresAt != null && sent === null && (
        <ClockLine expiresAt={first.expiresAt} serverNow={first.serverNow} />
      )}
    </ReviewHead>
  );
}

function canText(items: readonly Item[]): string {
  const can = items.filter(({ act }) => act !== null).length;
  const not = items.filter(({ act, refusal }) => act === null && refusal !== null).length;
  if (can === 0 && not === 0) return "";
  return `${can} can be accepted${not > 0 ? `, ${not} can’t yet` : ""}.`;
}

function sentText(sent: Sent | null): string {
  if (sent === null) return "Nothing has been sent.";
  const left = sent.filter(({ outcome }) => outcome === "act").length;
  return `${left} of ${sent.length} sent, once each.`;
}
