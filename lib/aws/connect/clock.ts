import { agreement, type Interval } from "./agreement";

/** AWS's clock, as far as its Date headers agree on it. Everything that is kept or shown is in its time. */
export type AwsClock = {
  /** Epoch milliseconds by AWS's clock; by ours while no offset is agreed on. */
  now(): number;
  /** AWS's clock minus ours, 0 where it is under two seconds; null before the first agreement. */
  offsetMs(): number | null;
  /**
   * `silent` before any Date header; `disputed` while those that came fit neither our clock nor, enough of them, each
   * other, also after our clock leapt; `settled` since they do.
   */
  state(): "silent" | "disputed" | "settled";
  /** Learns from the Date header of an answer that came `roundTripMs` after its request left. */
  observe(dateHeader: string, from: { host: string; roundTripMs: number }): void;
};

/** A Date header has whole seconds, so a smaller offset is no offset. */
const NOISE_MS = 2_000;
const SECOND_MS = 1_000;
/** What is older says nothing of a clock that may have been set since. */
const KEPT_MS = 10 * 60_000;
/** Voices of a host that is alone, and of each of several: one that is asked often does not outvote the others. */
const ALONE = 8;
const AMONG_OTHERS = 3;
const SAMPLES_MAX = 48;
/** So many answers must agree before our own clock is not believed. */
const AGAINST_OURS = 3;
/** Our clock and the steady one drift apart by no more between two looks; what is more is a leap, or a sleep. */
const LEAP_MS = 1_000;

type Sample = Interval & { host: string; seenAt: number };

/** What our own clock says of the offset. */
const OURS: Interval = { low: -NOISE_MS, high: NOISE_MS };

/**
 * An answer proves that AWS's clock stood at its Date between the sending and the coming of it, so each gives an interval
 * for the offset: a slow one a wide one. The offset is where most of them agree, our own clock being one voice; one that
 * is wrong is outvoted, and a leap takes as many answers as say otherwise. `wall` is our clock in epoch milliseconds,
 * `steady` one that never leaps and may stand while the machine sleeps.
 */
export function createAwsClock(wall: () => number, steady: () => number): AwsClock {
  let samples: readonly Sample[] = [];
  let offset: number | null = null;
  let isSettled = false;
  let apartMs = wall() - steady();

  /** Set back, our clock can only have been set; set forward, the machine may have slept as well. */
  function noticeLeap(): void {
    const now = wall() - steady();
    const leapMs = now - apartMs;
    apartMs = now;
    if (Math.abs(leapMs) <= LEAP_MS) return;
    samples = [];
    isSettled = false;
    if (leapMs < 0 && offset !== null) offset = quiet(offset - leapMs);
  }

  function judge(): void {
    const voices = voicesOf(samples);
    const intervals = [OURS, ...voices];
    const most = agreement(intervals, offset ?? 0);
    if (most.votes * 2 <= intervals.length) return;
    const middle = quiet(Math.round((most.low + most.high) / 2));
    const answers = voices.filter(({ low, high }) => low <= most.high && high >= most.low);
    if (middle !== 0 && answers.length < AGAINST_OURS) return;
    offset = middle;
    isSettled = true;
  }

  return {
    now() {
      noticeLeap();
      return wall() + (offset ?? 0);
    },
    offsetMs: () => offset,
    state() {
      if (isSettled) return "settled";
      return samples.length === 0 ? "silent" : "disputed";
    },
    observe(dateHeader, { host, roundTripMs }) {
      const date = Date.parse(dateHeader);
      if (Number.isNaN(date)) return;
      noticeLeap();
      const cameAt = wall();
      const low = date - cameAt;
      const sample = { host, seenAt: steady(), low, high: low + SECOND_MS + roundTripMs };
      samples = withNewest(samples, sample);
      if (!isSettled || !fits(sample, offset ?? 0)) judge();
    },
  };
}

const quiet = (offsetMs: number): number => (Math.abs(offsetMs) < NOISE_MS ? 0 : offsetMs);

/** Whether an answer says nothing against an offset. */
const fits = ({ low, high }: Interval, offset: number): boolean =>
  low <= offset + NOISE_MS && high >= offset - NOISE_MS;

function voicesOf(samples: readonly Sample[]): readonly Sample[] {
  const hosts = [...new Set(samples.map(({ host }) => host))];
  if (hosts.length === 1) return samples;
  return hosts.flatMap((name) => samples.filter(({ host }) => host === name).slice(-AMONG_OTHERS));
}

function withNewest(samples: readonly Sample[], newest: Sample): readonly Sample[] {
  const recent = samples.filter(({ seenAt }) => newest.seenAt - seenAt <= KEPT_MS);
  const own = recent.filter(({ host }) => host === newest.host).slice(1 - ALONE);
  const kept = recent.filter((sample) => sample.host !== newest.host || own.includes(sample));
  return [...kept, newest].slice(-SAMPLES_MAX);
}
