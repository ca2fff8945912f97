import { Minus } from "lucide-react";
import { Tick } from "@/components/ui/tick";

type TickBoxProps = {
  label: string;
  state: "all" | "some" | "none";
  onToggle: (withShift: boolean) => void;
};

/** The box of a row, or over several rows: then it says also that some are in. The row has the keys, so Tab passes it by. */
export function TickBox({ label, state, onToggle }: TickBoxProps) {
  return (
    <label className="relative grid h-5 w-6 cursor-pointer place-items-center max-sm:-my-1.5 max-sm:h-8 max-sm:w-[34px]">
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={label}
        checked={state === "all"}
        ref={(input) => {
          if (input) input.indeterminate = state === "some";
        }}
        onChange={() => undefined}
        onClick={(event) => onToggle(event.shiftKey)}
        className="hairline peer size-3.5 cursor-pointer appearance-none rounded-xs [--hairline-color:var(--color-control)] checked:bg-ink indeterminate:bg-ink forced-colors:appearance-auto"
      />
      <Tick className="pointer-events-none absolute size-2.5 text-on-ink opacity-0 peer-checked:opacity-100 forced-colors:hidden" />
      <Minus
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute size-2.5 text-on-ink opacity-0 peer-indeterminate:opacity-100 forced-colors:hidden"
      />
    </label>
  );
}
