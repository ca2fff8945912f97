import type { Availability, Reading } from "@/lib/domain/facts/facts";
import { createShared } from "@/lib/domain/shared";

const ITEMS_MAX = 200_000;
const ANSWERS_MAX = 10_000;
const OPERATIONS_MAX = 100;

/** What is held once however many rows say it: most of what AWS says of a Region it says of many. */
export type Pool = {
  /** The same items, each the first that was equal to it. */
  items<T extends object>(items: readonly T[]): readonly T[];
  /** The same readings, whose answers are held once. */
  availability(
    readings: Readonly<Record<string, Reading<Availability>>>,
  ): Readonly<Record<string, Reading<Availability>>>;
};

export function createPool(): Pool {
  const itemOf = createShared<object>(ITEMS_MAX);
  const answerOf = createShared<Availability>(ANSWERS_MAX);
  const operationOf = createShared<string>(OPERATIONS_MAX);
  const answered = (reading: Reading<Availability>): Reading<Availability> => {
    if (reading.status !== "read") return reading;
    const { operation, requestId, at, attempt } = reading.source;
    return {
      status: "read",
      value: answerOf(JSON.stringify(reading.value), () => reading.value),
      source: { operation: operationOf(operation, () => operation), requestId, at, attempt },
    };
  };
  return {
    items: <T extends object>(items: readonly T[]) =>
      items.map((item) => itemOf(JSON.stringify(item), () => item) as T),
    availability(readings) {
      return Object.fromEntries(
        Object.entries(readings).map(([id, one]) => [id, answered(one)] as const),
      );
    },
  };
}
