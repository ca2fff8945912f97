import { keepAccount } from "@/components/shell/use-account";
import { Code } from "@/components/ui/code";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { LinkOut } from "@/components/ui/link-out";
import { StateText } from "@/components/ui/state-chip";
import { causeKey } from "@/lib/domain/grid/cause-key";
import type { Blocker, RegionReview } from "@/lib/domain/review/types";
import { ownerWord } from "@/lib/domain/words/owners";
import { routes } from "@/lib/routes";

/** One line a cause, under the one who can remove it. */
export function BlockerList({ review }: { review: RegionReview }) {
  const { blockers: groups, models } = review;
  if (models.length === 0)
    return <Empty title="No model has been read yet, so what is in the way is not known." />;
  if (groups.length === 0) return <Empty title="Nothing is in the way of any model here." />;
  return (
    <dl>
      {groups.map(({ owner, blockers }) => (
        <div
          key={owner ?? "not-known"}
          className="grid grid-cols-[148px_minmax(0,1fr)] border-t border-line max-sm:grid-cols-1"
        >
          <dt className="py-2 text-ink-2">{ownerWord(owner)}</dt>
          <dd>
            {blockers.map((blocker) => (
              <BlockerLine key={causeKey(blocker)} blocker={blocker} account={review.account.key} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function BlockerLine({ blocker, account }: { blocker: Blocker; account: string }) {
  const { state, title, code, link } = blocker;
  return (
    <div className="flex items-start gap-x-4 gap-y-1.5 border-b border-line py-2 last:border-0 max-sm:flex-col print:flex-col">
      <div className="min-w-0 flex-1">
        <StateText state={state} className="whitespace-normal!">
          {title}
        </StateText>{" "}
        <Link href={keepAccount(routes.error(code), account)} className="link text-xs text-ink-3">
          <Code>{code}</Code>
        </Link>
        <p className="text-sm text-ink-3">{holdsText(blocker)}</p>
      </div>
      {link && (
        <LinkOut
          href={link.href}
          look="plain"
          className="print:inline! print:h-auto! print:px-0! print:break-words print:whitespace-normal! print:shadow-none!"
        >
          {link.label}
        </LinkOut>
      )}
    </div>
  );
}

function holdsText({ models, requirements, takes, toDo }: Blocker): string {
  const required =
    requirements.length > 0 ? `Holds ${requirements.join(", ")}: ` : "Nobody requires it: ";
  const named = models.slice(0, 4).join(", ");
  const more = models.length > 4 ? ` and ${models.length - 4} more` : "";
  const time = takes ? ` Time: ${takes}.` : "";
  return `${required}${named}${more}.${time}${toDo ? ` ${toDo}` : ""}`;
}
