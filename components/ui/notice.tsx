import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { StateMark } from "@/components/ui/state-mark";
import type { State } from "@/lib/domain/state";

type NoticeProps = {
  /** The state whose colour it carries; none for what says nothing of a state, such as a lost connection. */
  state?: State;
  /** A triangle instead of the state's sign: it needs a hand, and says nothing of a cell. */
  warns?: boolean;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** A lasting condition, above what it speaks of: partial, stale, offline, failed. Not for what one just did: that is a toast. */
export function Notice({ state, warns = false, title, children, action, className }: NoticeProps) {
  return (
    <div
      role="status"
      {...(state && { "data-s": state })}
      data-boxed
      className={cn(
        "hairline grid min-h-10 grid-cols-[12px_minmax(0,1fr)_auto] items-center gap-x-2.5 rounded-md bg-(--tint,var(--color-sunken)) px-3 py-1.5 [--hairline-color:var(--edge,var(--color-line))] max-sm:grid-cols-[12px_minmax(0,1fr)]",
        className,
      )}
    >
      <NoticeMark state={state ?? null} warns={warns} />
      <p className="min-w-0 break-words">
        <b className="font-medium">{title}</b> <span className="text-ink-2">{children}</span>
      </p>
      {action && (
        <div className="flex flex-wrap justify-end gap-2 max-sm:justify-start max-sm:col-start-2 max-sm:mt-1.5">
          {action}
        </div>
      )}
    </div>
  );
}

function NoticeMark({ state, warns }: { state: State | null; warns: boolean }) {
  if (warns) return <TriangleAlert aria-hidden className="size-3 text-ink-2" strokeWidth={2} />;
  if (state) return <StateMark state={state} />;
  return <span aria-hidden className="dot mx-auto bg-ink" />;
}
