import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { STATE_LOOK } from "@/components/ui/state-look";
import { StateMark } from "@/components/ui/state-mark";
import { STATES } from "@/lib/domain/state";

/** What the signs in the grid mean, at its foot. */
export function Legend({ rolledUp }: { rolledUp: boolean }) {
  return (
    <ul
      aria-label="Legend"
      className="sticky left-0 flex w-[min(100%,940px)] flex-wrap items-center gap-x-3.5 gap-y-1 px-5 pt-3 pb-4 text-xs text-ink-2 max-sm:w-screen max-sm:px-3"
    >
      {STATES.map((state) => (
        <Item key={state}>
          <StateMark state={state} />
          {STATE_LOOK[state].word}
        </Item>
      ))}
      <Item>
        <Letter>G</Letter>only through a geographic profile
      </Item>
      <Item>
        <Letter>W</Letter>only through the global profile
      </Item>
      {rolledUp && (
        <>
          <Item>
            <Letter>7</Letter>accounts that are ready, of several
          </Item>
          <Item>
            <span className="hatch h-4 w-5 rounded-sm" />
            some account is unknown
          </Item>
        </>
      )}
      <Item>
        <StateMark state="blocked" shared />
        cause shown once, at its row or column
      </Item>
      <Item>
        <span className="relative grid h-4 w-5 place-items-center">
          <StateMark state="ready" />
          <span className="absolute bottom-0 h-[1.5px] w-2 bg-ink-2" />
        </span>
        has a note
      </Item>
      <Item>
        <TriangleAlert aria-hidden className="size-2.5 text-ink-2" strokeWidth={2} />
        legacy or ends within 90 days; required and short, or held by global only
      </Item>
      <Item>
        <span className="hairline grid h-4.5 w-6.5 place-items-center rounded-sm [--hairline-color:var(--color-control)]">
          <StateMark state="ready" />
        </span>
        required
      </Item>
    </ul>
  );
}

function Item({ children }: { children: ReactNode }) {
  return <li className="inline-flex items-center gap-[5px] whitespace-nowrap">{children}</li>;
}

function Letter({ children }: { children: ReactNode }) {
  return <b className="font-mono text-2xs font-medium">{children}</b>;
}
