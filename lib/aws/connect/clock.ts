/** AWS's clock, as far as its Date headers told. Everything that is kept or compared is in its time. */
export type AwsClock = {
  /** Epoch milliseconds by AWS's clock. */
  now(): number;
  /** AWS's clock minus ours; null before the first answer. */
  offsetMs(): number | null;
  /** Learns from a Date header that arrived `roundTripMs` after its request left. */
  observe(dateHeader: string, roundTripMs: number): void;
};

/** A Date header has whole seconds, so a smaller offset is no offset. */
const NOISE_MS = 2_000;
const HALF_SECOND_MS = 500;

export function createAwsClock(wall: () => number): AwsClock {
  let measured: number | null = null;
  const applied = () => (measured !== null && Math.abs(measured) >= NOISE_MS ? measured : 0);
  return {
    now: () => wall() + applied(),
    offsetMs: () => measured,
    observe(dateHeader, roundTripMs) {
      const theirs = Date.parse(dateHeader);
      if (Number.isNaN(theirs)) return;
      const offset = Math.round(theirs + HALF_SECOND_MS - (wall() - roundTripMs / 2));
      measured = Math.abs(offset) < NOISE_MS ? 0 : offset;
    },
  };
}
