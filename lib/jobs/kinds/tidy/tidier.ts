import { HOUR_MS } from "@/lib/domain/time";
import type { Duty } from "@/lib/jobs/duty";
import { COMMAND, WORKER } from "@/lib/jobs/kinds/scan/open-runs";
import { shortenRecord } from "@/lib/services/audit/shorten-record";
import type { ScanContext } from "@/lib/services/context";
import type { JobStore } from "@/lib/services/ports/jobs";
import { tidy } from "@/lib/services/scans/tidy";
import { whatBroke } from "@/lib/services/what-broke";

export const TIDY = "tidy";

/** Removes what is older than is kept, and the jobs of processes that died. Its job is put whenever a scan ends. */
export function tidyStore(ctx: ScanContext): Duty {
  return {
    kind: TIDY,
    name: "the tidying of the store",
    isStanding: false,
    retriesWithinMs: HOUR_MS,
    begin({ stores, signal }) {
      const held = { ...ctx, stores };
      const works = [
        () => tidy(held, signal),
        () => shortenRecord(held, signal),
        () => forgetDead(stores.jobs),
      ];
      return {
        async round() {
          const errors: unknown[] = [];
          for (const work of works) {
            if (signal.aborted) break;
            await work().catch((error: unknown) => errors.push(error));
          }
          const [first, ...more] = errors;
          for (const error of more) ctx.log.error("the store was not tidied", whatBroke(error));
          if (errors.length > 0) throw first;
          return signal.aborted ? 0 : null;
        },
      };
    },
  };
}

/** A command's is there for a moment before it is held. */
async function forgetDead(jobs: JobStore): Promise<void> {
  await jobs.removeIdle(WORKER);
  const dead = (await jobs.list([COMMAND])).filter(
    ({ holder, dueInMs }) => holder === null && dueInMs <= -HOUR_MS,
  );
  await jobs.removeIdle(
    COMMAND,
    dead.map(({ key }) => key),
  );
}
