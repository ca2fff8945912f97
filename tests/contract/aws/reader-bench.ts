import { afterAll, afterEach, beforeAll } from "vitest";
import type { Reading } from "@/lib/domain/facts/facts";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import { anAws } from "@/tests/support/an-aws";
import { aBench, type Bench, KEYS, withEnvironment } from "@/tests/support/stand-in";

export const NEVER = new AbortController().signal;
const ANYBODY = { expect: null };

export let bench: Bench;

export function readingFrom<T>(
  url: string,
  ask: (reader: AccountReader) => Promise<T>,
): Promise<T> {
  return withEnvironment({ ...KEYS, AWS_ENDPOINT_URL: url }, async () => {
    const aws = await anAws();
    const access = { by: "default" } as const;
    return ask(aws.readerFor({ key: "default", accountId: null, name: null, access }, ANYBODY));
  });
}

export function readOf<T>(from: Reading<T>): T {
  if (from.status !== "read") throw new Error(JSON.stringify(from));
  return from.value;
}

export function usesReaderBench(): void {
  beforeAll(async () => {
    bench = await aBench({ world: "first-look" });
    bench.standIn.control.clearFaults();
  });
  afterAll(() => bench.close());
  afterEach(() => bench.standIn.control.clearFaults());
}
