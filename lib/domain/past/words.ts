import type { EpochMs } from "@/lib/domain/time";
import { dateText, dateTimeText } from "@/lib/domain/words/dates";
import type { FoundMoment, Moments, ScanMoment, SignOffMoment } from "./types";

/** A moment in two parts: when, and what it is. */
export type MomentWords = { when: string; what: string };

export function momentWords({ moment, at, region }: FoundMoment, now: EpochMs): MomentWords {
  switch (moment.kind) {
    case "now":
      return { when: "now", what: dateTimeText(at, now) };
    case "day":
      return { when: dateText(at, now), what: "day, UTC" };
    case "scan":
      return { when: dateTimeText(at, now), what: "scan" };
    case "sign-off":
      return { when: dateTimeText(at, now), what: `sign-off, ${region}` };
  }
}

export const scanWords = (scan: ScanMoment, now: EpochMs): MomentWords => ({
  when: dateTimeText(scan.at, now),
  what: scan.complete ? "scan" : "scan, partial",
});

export const signOffWords = (signOff: SignOffMoment, now: EpochMs): MomentWords => ({
  when: dateTimeText(signOff.at, now),
  what: `${signOff.region}, ${signOff.name}${signOff.withExceptions ? ", with exceptions" : ""}`,
});

/** The scan before or after a time; null where there is none. `by` 1 is the later one. */
export function scanBeside(
  { scans }: Pick<Moments, "scans">,
  { at, by }: { at: EpochMs; by: 1 | -1 },
): ScanMoment | null {
  const beside = scans.filter((scan) => (by === 1 ? scan.at > at : scan.at < at));
  const nearest = beside.toSorted((a, b) => by * (a.at - b.at));
  return nearest[0] ?? null;
}
