import { useId } from "react";
import { PickField } from "@/components/requirements/pick-field";
import { cn } from "@/components/ui/cn";
import { isPolicy, type RouteRule, type Within, withinsOf } from "@/lib/domain/requirement/routes";

type RouteFieldProps = {
  rule: RouteRule;
  regions: readonly string[];
  /** Routes that occur. */
  known: readonly string[];
  problem: string | null;
  onChange: (rule: RouteRule) => void;
  onLeave: () => void;
};

/** Any route, those that stay within the geography of the Regions, or some of them. */
export function RouteField({ rule, regions, known, problem, onChange, onLeave }: RouteFieldProps) {
  const id = useId();
  const chosen = isPolicy(rule) ? rule.within : null;
  const fitting = withinsOf(regions);
  const withins: readonly Within[] =
    chosen === null || fitting.includes(chosen) ? fitting : [...fitting, chosen];
  const isList = rule !== null && !isPolicy(rule);
  return (
    <div className="grid gap-3">
      <fieldset className="grid grid-cols-[112px_minmax(0,1fr)] items-center max-sm:grid-cols-[96px_minmax(0,1fr)]">
        <legend className="float-left text-ink-2">Route</legend>
        <div
          data-boxed
          className="hairline inline-flex flex-wrap gap-0.5 justify-self-start rounded-md p-0.5 [--hairline-color:var(--color-line-strong)]"
        >
          <Radio name={id} on={rule === null} onPick={() => onChange(null)}>
            Any
          </Radio>
          {withins.map((within) => (
            <Radio
              key={within}
              name={id}
              on={chosen === within}
              onPick={() => onChange({ within })}
            >
              {`Within ${within}`}
            </Radio>
          ))}
          <Radio name={id} on={isList} onPick={() => onChange([])}>
            Chosen
          </Radio>
        </div>
      </fieldset>
      {isList && (
        <PickField
          label="Chosen routes"
          noun="Route"
          values={rule}
          choices={known.map((value) => ({ value, label: value }))}
          problem={problem}
          onChange={onChange}
          onLeave={onLeave}
        />
      )}
    </div>
  );
}

type RadioProps = { name: string; on: boolean; onPick: () => void; children: string };

function Radio({ name, on, onPick, children }: RadioProps) {
  return (
    <label
      className={cn(
        "inline-flex h-6 cursor-pointer items-center rounded-sm px-2.5 text-sm whitespace-nowrap outline-focus has-focus-visible:outline-2 max-sm:h-7 forced-colors:has-checked:outline-1",
        on ? "bg-selected font-medium text-ink" : "text-ink-2 hover:bg-hover",
      )}
    >
      <input type="radio" name={name} checked={on} onChange={onPick} className="sr-only" />
      {children}
    </label>
  );
}
