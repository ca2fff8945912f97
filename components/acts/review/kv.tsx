import { Fragment } from "react";
import { cn } from "@/components/ui/cn";
import { Unbroken } from "@/components/ui/unbroken";

type KvProps = {
  entries: readonly (readonly [string, string | null])[];
  /** In a panel: names take no more room than they need. */
  tight?: boolean;
};

/** Names and raw values, in mono; what is null is left out. */
export function Kv({ entries, tight = false }: KvProps) {
  const shown = entries.filter((entry): entry is [string, string] => entry[1] !== null);
  return (
    <dl
      className={cn(
        "mt-2 grid gap-x-3 gap-y-0.5 text-xs",
        tight ? "grid-cols-[auto_minmax(0,1fr)]" : "grid-cols-[88px_minmax(0,1fr)]",
      )}
    >
      {shown.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="text-ink-3">{name}</dt>
          <dd className="min-w-0 font-mono break-words text-ink-2 [overflow-wrap:anywhere]">
            <Unbroken>{value}</Unbroken>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
