"use client";

import type { Coverage, Reach } from "@/components/shell/coverage";
import { progressText } from "@/components/shell/progress-text";
import { keepAccount } from "@/components/shell/use-account";
import { Age } from "@/components/ui/age";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import { routes } from "@/lib/routes";

const TICK = {
  read: "tick",
  unread: "hairline w-[3px] [--hairline-color:var(--color-unknown-mark)]",
  never: "tick never",
} as const satisfies Record<Reach, string>;

/** Ticks past this many say nothing any more. */
const TICKS_MAX = 40;
/** More of them have no room beside the pages where the bar is narrow. */
const TICKS_NARROW = 20;

type CoverageLineProps = {
  coverage: Coverage;
  serverNow: number;
  scan: ScanProgress | null;
  /** How an address names the accounts shown. */
  account: string | null;
};

/** How much was read and how long ago, one tick per region. Always visible, on every page. */
export function CoverageLine({ coverage, serverNow, scan, account }: CoverageLineProps) {
  const { ticks, read, total, readAt, missing } = coverage;
  if (readAt === null) return <span className="px-1 text-sm text-ink-2">Nothing read yet</span>;
  return (
    <Link
      href={keepAccount(routes.regions(), account)}
      className="flex items-center gap-2 rounded-sm px-1 text-sm whitespace-nowrap text-ink-2 hover:text-ink"
      title={missing.length ? `${missing.join(". ")}.` : "Every Region was read."}
    >
      <span className="relative flex min-w-20 items-center justify-end max-lg:hidden">
        {ticks.length <= TICKS_MAX && (
          <span
            aria-hidden="true"
            className={cn(
              "inline-flex items-center gap-px max-2xl:hidden",
              ticks.length > TICKS_NARROW && "max-[1600px]:hidden",
              scan && "invisible",
            )}
          >
            {ticks.map(({ region, account, reach }) => (
              <i key={`${account}~${region}`} className={cn("h-2.5", TICK[reach])} />
            ))}
          </span>
        )}
        {scan && <ScanShare scan={scan} />}
      </span>
      <span className="max-2xl:hidden">
        <b className="font-medium text-ink">
          {read} of {total}
        </b>{" "}
        <span className={cn(scan && "max-2xl:hidden")}>{total === 1 ? "Region" : "Regions"} </span>
        read, <Age at={readAt} serverNow={serverNow} className="font-medium text-ink" />
      </span>
      <span className="2xl:hidden">
        <b className="font-medium text-ink">
          {read}/{total}
        </b>{" "}
        · <Age short at={readAt} serverNow={serverNow} />
      </span>
    </Link>
  );
}

/** In place of the ticks, and no wider, so that the bar keeps still when a scan begins and ends. */
function ScanShare({ scan }: { scan: ScanProgress }) {
  return (
    <span title={progressText(scan)} className="absolute inset-y-0 right-0 flex items-center">
      scan&nbsp;
      <b className="font-medium text-ink">
        {scan.regionsDone}/{scan.regionsTotal}
      </b>
    </span>
  );
}
