import type { Reading } from "@/lib/domain/facts/facts";
import { lastGood } from "@/lib/domain/facts/facts";
import { isUnknownOperation, shownFault } from "@/lib/domain/facts/fault";
import { current } from "@/lib/domain/judge/current";
import { formKey } from "@/lib/domain/judge/form";
import { own } from "@/lib/domain/own";
import { isOff } from "@/lib/domain/region";
import type { RegionFault } from "@/lib/domain/review/types";
import type { EpochMs } from "@/lib/domain/time";
import type { FoundRegion } from "./find";

type Age = { now: EpochMs; staleAfterMs: number };

/** Every call of a region that gave no answer to rely on; one cell's own failed call is told by its cell. */
export function regionFaults({ account, region }: FoundRegion, age: Age): readonly RegionFault[] {
  const facts = region.stored?.facts;
  const { status } = region.judged;
  if (isOff(status)) return [];
  const readings: readonly (readonly [string, Reading<unknown> | undefined])[] = [
    ["Model list", facts?.models],
    ["Inference profiles", facts?.profiles],
    ["Provisioned throughput", facts?.provisioned],
    ["Applied quotas", facts?.quotas],
    ["Default quotas", facts?.quotaDefaults],
    ["Quota requests", facts?.quotaRequests],
    ["Data retention mode", facts?.dataRetention],
    ["Use case form", own(account.facts.forms, formKey(region.region, status))],
  ];
  const use = facts?.use.status === "failed" ? [unreadUse(facts.use)] : [];
  const others = readings.flatMap(([what, reading]) => {
    const read = current(reading, age);
    if (read.ok || isUnknownOperation(read.fault)) return [];
    const lastReadAt = lastGood(reading)?.source.at ?? null;
    return [{ what, fault: shownFault(read.fault), lastReadAt }];
  });
  return [...others, ...use];
}

/** Hourly at most, so that its age is no fault. */
const unreadUse = (reading: Reading<unknown> & { status: "failed" }): RegionFault => ({
  what: "Use of quotas",
  fault: shownFault(reading.fault),
  lastReadAt: reading.last?.source.at ?? null,
});
