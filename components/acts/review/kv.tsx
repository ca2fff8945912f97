import { Fragment } from "react";

type KvProps = { entries: readonly (readonly [string, string | null])[]; className?: string };

/** Names and raw values, in mono; what is null is left out. */
export function Kv({ entries, className = "" }: KvProps) {
  const shown = entries.filter((entry): entry is [string, string] => entry[1] !== null);
  return (
    <dl
      className={`mt-2 grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs ${className}`}
    >
      {shown.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="text-ink-3">{name}</dt>
          <dd className="min-w-0 font-mono break-words text-ink-2 [overflow-wrap:anywhere]">
            {value}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
