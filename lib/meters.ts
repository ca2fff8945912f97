import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import type { Meters } from "@/lib/services/ports/meters";

const NANOSECONDS = 1e9;
const MICROSECONDS = 1e6;

/** What this process counts. The delay of the event loop is watched from when it is first asked for: it has a price. */
export function createMeters(
  calls: Pick<Meters, "calls" | "callTimes">,
  takeovers: Meters["takeovers"] = () => 0,
): Meters {
  const delay = monitorEventLoopDelay();
  let watched = false;
  const loopLagSeconds = () => {
    const lag = watched ? delay.percentile(99) / NANOSECONDS : null;
    if (watched) delay.reset();
    else delay.enable();
    watched = true;
    return lag;
  };
  return {
    calls: calls.calls,
    callTimes: calls.callTimes,
    takeovers,
    self() {
      const { rss, heapUsed } = process.memoryUsage();
      const { user, system } = process.cpuUsage();
      return {
        residentBytes: rss,
        heapBytes: heapUsed,
        cpuSeconds: (user + system) / MICROSECONDS,
        startedAtSeconds: Math.round(performance.timeOrigin / 1_000),
        loopLagSeconds: loopLagSeconds(),
      };
    },
  };
}
