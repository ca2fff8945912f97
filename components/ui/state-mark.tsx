import { memo, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { STATE_LOOK } from "@/components/ui/state-look";
import { eachState, type State } from "@/lib/domain/state";

const QUESTION = "M3.7 4.2a2.3 2.3 0 1 1 3.3 2.1c-.7.35-1 .7-1 1.5";
const QUESTION_SHARED = "M4.2 4.5a1.8 1.8 0 1 1 2.6 1.6c-.55.3-.8.6-.8 1.2";
const SQUARE_WITH_BAR =
  "M2.5 1h7A1.5 1.5 0 0 1 11 2.5v7A1.5 1.5 0 0 1 9.5 11h-7A1.5 1.5 0 0 1 1 9.5v-7A1.5 1.5 0 0 1 2.5 1zM3.25 5.2v1.6h5.5V5.2z";

const ring = <circle cx="6" cy="6" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const dash = <path d="M3.5 6h5" stroke="currentColor" strokeWidth="1.5" />;
const disc = <circle cx="6" cy="6" r="4" fill="currentColor" />;

const SOLID = {
  ready: disc,
  inactive: ring,
  pending: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" />
    </>
  ),
  blocked: <path fill="currentColor" fillRule="evenodd" d={SQUARE_WITH_BAR} />,
  not_offered: dash,
  unknown: (
    <>
      <path
        d={QUESTION}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
      />
      <circle cx="6" cy="10.1" r="1" fill="currentColor" />
    </>
  ),
} as const satisfies Record<State, ReactNode>;

const SHARED = {
  ...SOLID,
  pending: (
    <>
      <circle cx="6" cy="6" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M6 2.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />
    </>
  ),
  blocked: (
    <>
      <rect
        x="2"
        y="2"
        width="8"
        height="8"
        rx="1.25"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
      />
      <path d="M4.2 6h3.6" stroke="currentColor" strokeWidth="1.3" />
    </>
  ),
  unknown: (
    <>
      <path
        d={QUESTION_SHARED}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
      />
      <circle cx="6" cy="9.4" r=".8" fill="currentColor" />
    </>
  ),
} as const satisfies Record<State, ReactNode>;

const svgOf = (state: State, { shared, className }: { shared: boolean; className: string }) => (
  <svg aria-hidden="true" data-s={state} data-state-mark viewBox="0 0 12 12" className={className}>
    {shared ? SHARED[state] : SOLID[state]}
  </svg>
);

const PLAIN = "block size-3 flex-none text-(--mark)";
const plain = (shared: boolean) =>
  eachState<ReactNode>((state) => svgOf(state, { shared, className: PLAIN }));
const PLAIN_SOLID = plain(false);
const PLAIN_SHARED = plain(true);

/** The bare glyph, made once for each state: a grid has hundreds. */
export const bareMark = (state: State, shared: boolean): ReactNode =>
  (shared ? PLAIN_SHARED : PLAIN_SOLID)[state];

type StateMarkProps = {
  state: State;
  /** Drawn as an outline: the cause is marked solid once, at its row, column or provider. */
  shared?: boolean;
  /** Read aloud instead of nothing; leave it out where the word stands beside the mark. */
  label?: boolean;
  className?: string;
};

/** The glyph of a state, 12 px: disc, ring, half disc, square with a bar, dash, question mark. */
export const StateMark = memo(function StateMark({
  state,
  shared = false,
  label = false,
  className,
}: StateMarkProps) {
  return (
    <>
      {className === undefined
        ? bareMark(state, shared)
        : svgOf(state, { shared, className: cn(PLAIN, className) })}
      {label && <span className="sr-only">{STATE_LOOK[state].word}</span>}
    </>
  );
});
