import type { CallPlace } from "@/lib/stand-in/pace";

export type CallCount = CallPlace & {
  calls: number;
  throttled: number;
  failed: number;
  /** The most that came within one second, whatever was answered. */
  mostASecond: number;
};

/** A call that was made for its effect, such as CreateFoundationModelAgreement. */
export type WriteCall = CallPlace & {
  at: string;
  model: string;
  status: number;
  /** Whether it took effect, whatever was answered. */
  took: boolean;
};

export type CallLog = {
  count: (place: CallPlace, end: "answered" | "throttled" | "failed") => void;
  wrote: (call: WriteCall) => void;
  counts: () => CallCount[];
  writes: () => readonly WriteCall[];
  clear: () => void;
};

const SECOND_MS = 1_000;

export function createCallLog(): CallLog {
  const counts = new Map<string, { count: CallCount; lately: number[] }>();
  let writes: WriteCall[] = [];
  return {
    count: (place, end) => {
      const now = performance.now();
      const key = `${place.account} ${place.region} ${place.service} ${place.operation}`;
      let entry = counts.get(key);
      if (entry === undefined) {
        const none = { calls: 0, throttled: 0, failed: 0, mostASecond: 0 };
        entry = { count: { ...place, ...none }, lately: [] };
        counts.set(key, entry);
      }
      const { count, lately } = entry;
      while (now - (lately[0] ?? now) >= SECOND_MS) lately.shift();
      lately.push(now);
      count.calls += 1;
      count.mostASecond = Math.max(count.mostASecond, lately.length);
      if (end !== "answered") count[end] += 1;
    },
    wrote: (call) => {
      writes.push(call);
    },
    counts: () => [...counts.values()].map(({ count }) => count),
    writes: () => writes,
    clear: () => {
      counts.clear();
      writes = [];
    },
  };
}
