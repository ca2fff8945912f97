import { gauge } from "@/lib/domain/metrics/make";
import type { Family } from "@/lib/domain/metrics/text";
import type { Context } from "@/lib/services/context";

type Process = Pick<Context, "meters" | "installation">;

/** What this process counts of itself: each replica's is its own. */
export function processMetrics({ meters, installation }: Process): readonly Family[] {
  const self = meters.self();
  return [
    {
      name: "readiness_build_info",
      help: "The version that runs.",
      type: "gauge",
      samples: [{ labels: { version: installation.version }, value: 1 }],
    },
    {
      name: "readiness_aws_calls_total",
      help: "Calls to AWS by what came of them.",
      type: "counter",
      samples: meters.calls().map(({ calls, ...labels }) => ({ labels, value: calls })),
    },
    {
      name: "readiness_aws_call_seconds",
      help: "How long AWS took to answer.",
      type: "histogram",
      ...meters.callTimes(),
    },
    {
      name: "readiness_job_takeovers_total",
      help: "Jobs that another process had left half done and that this one went on with.",
      type: "counter",
      samples: [{ labels: {}, value: meters.takeovers() }],
    },
    gauge("process_resident_memory_bytes", "Resident memory size in bytes.", self.residentBytes),
    gauge("process_start_time_seconds", "Start time of the process.", self.startedAtSeconds),
    {
      name: "process_cpu_seconds_total",
      help: "Total user and system CPU time spent in seconds.",
      type: "counter",
      samples: [{ labels: {}, value: self.cpuSeconds }],
    },
    gauge("nodejs_heap_used_bytes", "Heap in use.", self.heapBytes),
    gauge(
      "nodejs_eventloop_lag_p99_seconds",
      "Delay of the event loop since the last scrape. Absent the first time.",
      self.loopLagSeconds,
    ),
  ];
}
