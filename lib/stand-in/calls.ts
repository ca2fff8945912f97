import type { CallPlace } from "@/lib/stand-in/pace";

export type CallCount = CallPlace & {
  calls: number;
  throttled: number;
  failed: number;
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

export function createCallLog(): CallLog {
  const counts = new Map<string, CallCount>();
  let writes: WriteCall[] = [];
  return {
    count: (place, end) => {
      const key = `${place.account} ${place.region} ${place.service} ${place.operation}`;
      let entry = counts.get(key);
      if (entry === undefined) {
        entry = { ...place, calls: 0, throttled: 0, failed: 0 };
        counts.set(key, entry);
      }
      entry.calls += 1;
      if (end !== "answered") entry[end] += 1;
    },
    wrote: (call) => {
      writes.push(call);
    },
    counts: () => [...counts.values()],
    writes: () => writes,
    clear: () => {
      counts.clear();
      writes = [];
    },
  };
}
