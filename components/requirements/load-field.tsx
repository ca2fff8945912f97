import { LoadForm } from "@/components/load/load-form";
import type { LoadText } from "@/lib/domain/capacity/load-text";

type LoadFieldProps = {
  load: LoadText;
  problem: string | null;
  onChange: (load: LoadText) => void;
  onLeave: () => void;
};

/** Calls that have to fit a quota; empty, none are named. */
export function LoadField({ load, problem, onChange, onLeave }: LoadFieldProps) {
  return (
    <div className="grid grid-cols-[112px_minmax(0,1fr)] items-start gap-y-1 max-sm:grid-cols-[96px_minmax(0,1fr)]">
      <span aria-hidden className="py-1 text-ink-2">
        Load
      </span>
      <LoadForm
        load={load}
        problems={{}}
        narrow
        onChange={(part) => onChange({ ...load, ...part })}
        onLeave={onLeave}
      />
      {problem !== null && (
        <p role="alert" data-s="blocked" className="col-start-2 text-sm break-words text-(--fg)">
          {problem}.
        </p>
      )}
    </div>
  );
}
