import { LineMark } from "@/components/requirements/line-state";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Unbroken } from "@/components/ui/unbroken";
import type { Line } from "@/lib/domain/requirement/line";
import type { RequiredCause } from "@/lib/domain/requirement/required-causes";
import { figure } from "@/lib/domain/words/figure";
import { ownerWord } from "@/lib/domain/words/owners";
import { ofItsOwn } from "@/lib/domain/words/sentence";
import { routes } from "@/lib/routes";

type RequiredCausesProps = {
  causes: readonly RequiredCause[];
  chosen: string | null;
  onChoose: (cause: string) => void;
};

/** What stands in the way of what is required, counted in lines; each leads to its cells, or to its requirement. */
export function RequiredCauses({ causes, chosen, onChoose }: RequiredCausesProps) {
  return (
    <ul>
      {causes.map((cause) => (
        <li key={cause.key}>
          <Cause
            cause={cause}
            on={cause.cause !== null && cause.cause === chosen}
            {...{ onChoose }}
          />
        </li>
      ))}
    </ul>
  );
}

type CauseProps = {
  cause: RequiredCause;
  on: boolean;
  onChoose: (cause: string) => void;
};

function Cause({ cause: { state, title, lines, cause }, on, onChoose }: CauseProps) {
  const [first] = lines;
  if (!first) return null;
  return (
    <Link
      href={addressOf(first)}
      {...(on && { "aria-current": "true" as const })}
      onClick={(event) => {
        if (cause === null || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onChoose(cause);
      }}
      className={cn(
        "grid grid-cols-[12px_minmax(0,1fr)_auto] items-start gap-x-2 px-5 py-1.5 -outline-offset-2!",
        on ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <span className="flex h-5 items-center">
        <LineMark state={state} label />
      </span>
      <span className="min-w-0">
        <Unbroken>{title}</Unbroken>
      </span>
      <span className="text-sm leading-5 text-ink-2">
        {figure(lines.length)}
        <span className="sr-only"> {lines.length === 1 ? "line" : "lines"}</span>
      </span>
      <span className="col-span-2 col-start-2 text-xs text-ink-3">{detailOf(first)}</span>
    </Link>
  );
}

function addressOf({ account, region, modelId, requirement }: Line): string {
  return account === null || region === null || modelId === null
    ? routes.requirement(requirement)
    : routes.cell(account, region, modelId);
}

function detailOf({ owner, decider, step, heldBy }: Line): string {
  const who = owner === null ? "Nobody" : ownerWord(owner);
  const acts = decider === null ? `${who}.` : `${who} asks, ${ownerWord(decider)} decides.`;
  const takes = step?.takes ? ` ${ofItsOwn(step.takes)}.` : "";
  const global = heldBy.by === "global-only" ? " Global holds." : "";
  return `${acts}${takes}${global}`;
}
