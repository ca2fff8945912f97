import { NO_TRACE, type Trace } from "@/lib/services/ports/trace";

export type TraceMeans = {
  /** The address of a collector that takes OTLP over HTTP; null: there is none, and nothing is loaded. */
  endpoint: string | null;
  version: string;
  /** Names this process beside others of the same service. */
  instance: string;
  /** Account ids are told to nobody who reads traces. */
  masksAccounts: () => boolean;
  /** Milliseconds by a clock that nothing turns. */
  uptimeMs: () => number;
  random: () => number;
  /** Why what was to be sent is lost; called once for as long as it goes on. */
  onLost: (reason: string) => void;
};

/** The traces of a process. What sends them is loaded only where there is somewhere to send them to. */
export async function openTrace({ endpoint, ...means }: TraceMeans): Promise<Trace> {
  if (endpoint === null) return NO_TRACE;
  const { createTrace } = await import("./otlp");
  return createTrace({ endpoint, ...means });
}
