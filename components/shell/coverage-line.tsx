"use client";

import Link from "next/link";
import type { Coverage, Reach } from "@/components/shell/coverage";
import { progressText } from "@/components/shell/progress-text";
import { keepAccount } from "@/components/shell/use-account";
import { Age } from "@/components/ui/age";
import { cn } from "@/components/ui/cn";
import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import { routes } from "@/lib/routes";

const TICK = {
  read: "w-0.5 bg-ink-3",
  unread: "hairline w-[3px] [--hairline-color:var(--color-unknown-mark)]",
  never: "w-0.5 bg-line-strong",
} as const satisfies Record<Reach, string>;

/** Ticks past this many say nothing any more. */
const TICKS_MAX = 40;

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
      {ticks.length <= TICKS_MAX && (
        <span aria-hidden="true" className="inline-flex items-center gap-px max-2xl:hidden">
          {ticks.map(({ region, account, reach }) => (
            <i
              key={`${account}~${region}`}
              {...(reach !== "unread" && { "data-tick": true })}
              className={cn("h-2.5", TICK[reach])}
            />
          ))}
        </span>
      )}
      <span className="max-xl:hidden">
        <b className="font-medium text-ink">
          {read} of {total}
        </b>{" "}
        <span className={cn(scan && "max-2xl:hidden")}>Regions </span>read,{" "}
        <Age at={readAt} serverNow={serverNow} className="font-medium text-ink" />
      </span>
      <span className="xl:hidden">
        <b className="font-medium text-ink">
          {read}/{total}
        </b>{" "}
        · <Age short at={readAt} serverNow={serverNow} />
      </span>
      {scan && (
        <span className="max-xl:hidden" title={progressText(scan)}>
          <b className="font-medium text-ink">
            {scan.regionsDone}/{scan.regionsTotal}
          </b>
          <span className="max-2xl:sr-only"> in this scan</span>
        </span>
      )}
    </Link>
  );
}
