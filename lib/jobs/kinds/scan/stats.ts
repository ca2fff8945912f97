import type { AccountReader, AwsPort, CallStats } from "@/lib/services/ports/read-aws";

/** AWS as it is, and what its readers have sent so far. */
export function countCalls(aws: AwsPort): { aws: AwsPort; stats: () => CallStats } {
  const readers: AccountReader[] = [];
  return {
    aws: {
      ...aws,
      readerFor(account, options) {
        const reader = aws.readerFor(account, options);
        readers.push(reader);
        return reader;
      },
    },
    stats() {
      const total = { calls: 0, throttled: 0, retries: 0 };
      for (const { calls, throttled, retries } of readers.map((reader) => reader.stats())) {
        total.calls += calls;
        total.throttled += throttled;
        total.retries += retries;
      }
      return total;
    },
  };
}
