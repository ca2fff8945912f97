import type { RegionRow } from "@/components/regions/region-row";
import { TroubleText } from "@/components/regions/trouble-text";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import type { EpochMs } from "@/lib/domain/time";

type OtherRegionsProps = { label: string; rows: readonly RegionRow[]; serverNow: EpochMs };

/** Regions in which nobody requires anything: counts and no judgement, in two columns where there is room. */
export function OtherRegions({ label, rows, serverNow }: OtherRegionsProps) {
  return (
    <ul
      aria-label={label}
      className="columns-2 gap-12 border-t border-line-strong max-xl:columns-1"
    >
      {rows.map((row) => (
        <OtherRegion key={row.key} row={row} serverNow={serverNow} />
      ))}
    </ul>
  );
}

function OtherRegion({ row, serverNow }: { row: RegionRow; serverNow: EpochMs }) {
  const { href, name, sub, ready, rest, signedOff, trouble } = row;
  const signed = signedOff ? `Signed off ${signedOff.when}, ${signedOff.who}` : "";
  return (
    <li className="grid break-inside-avoid grid-cols-[128px_112px_72px_minmax(0,1fr)] items-baseline gap-x-3 border-b border-line pt-[7px] pb-1.5 hover:bg-hover max-sm:grid-cols-[minmax(0,1fr)_auto]">
      <Link className="link w-max font-medium" href={href}>
        {name}
      </Link>
      <span className="truncate text-sm text-ink-3 max-sm:hidden">{sub}</span>
      <span className="text-right whitespace-nowrap text-ink-2">
        {ready ? (
          <>
            <b className={ready.ready === 0 ? "font-normal text-ink-3" : "font-medium text-ink"}>
              {ready.ready}
            </b>{" "}
            of {ready.offered}
          </>
        ) : (
          <span className="text-ink-3">not read</span>
        )}
      </span>
      <span
        className={cn(
          "text-sm leading-5 text-ink-2 max-sm:col-span-2",
          !trouble && !signed && "max-sm:hidden",
        )}
      >
        {trouble && <TroubleText trouble={trouble} serverNow={serverNow} />}
        {[rest, signed].filter(Boolean).map((text, place) => (
          <span key={text}>
            {(place > 0 || trouble) && (place > 0 ? ". " : " ")}
            {text}
          </span>
        ))}
      </span>
    </li>
  );
}
