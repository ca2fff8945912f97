/** What a part of a trace is about. Never who asked, a message, or what somebody typed. */
export type TraceFacts = Readonly<
  Partial<
    Record<"account" | "region" | "scan" | "trigger" | "request" | "method" | "route", string>
  >
>;

/** What is known of a part once it is over: the status of an answer. */
export type TraceEnd = { status?: number };

export type TracedPart<T> = {
  name: string;
  /** `request`: it was asked from outside. */
  kind?: "request";
  facts?: TraceFacts;
  end?: (value: T) => TraceEnd;
};

/** A call that was sent to AWS and is over. */
export type TracedCall = {
  service: string;
  operation: string;
  region: string;
  tookMs: number;
  /** As AWS answers it; null: it gave no answer. */
  requestId: string | null;
  /** The status of the answer, or the name of what came instead of one; null: it was answered well. */
  failed: string | null;
};

/** Tells a collector of traces what runs in what, where one is configured. */
export type Trace = {
  /** Runs `work` as a part of what it is called in, or else as the first of a new trace. */
  part<T>(part: TracedPart<T>, work: () => Promise<T>): Promise<T>;
  /** Of many calls few are told: what failed, what was slow, and one in a hundred of the others. */
  call(call: TracedCall): void;
  /** By which a collector finds the trace that this runs in; null: it runs in none. */
  id(): string | null;
  /** Sends what is still to be sent, as far as it can within seconds. */
  close(): Promise<void>;
};

/** Where none is configured. */
export const NO_TRACE: Trace = {
  part: (_part, work) => work(),
  call: () => undefined,
  id: () => null,
  close: async () => undefined,
};
