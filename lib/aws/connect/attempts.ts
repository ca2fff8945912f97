import type { AttemptCounter } from "@/lib/services/ports/attempts";

/** How long numbers of one round are given out, in milliseconds: calls of several processes are in order to as much. */
const ROUND_MS = 1_000;
/** From then on the next round is asked for beside the calls, so that none waits for it. */
const RENEW_AFTER_MS = 500;
/** Numbers of one round. No process makes a million calls in a second. */
export const NUMBERS_A_ROUND = 2 ** 20;

/** A store that takes longer than a round lasts is not asked without end; order then holds to as long as it takes. */
const TRIES_MAX = 3;

type Round = { base: number; begunAt: number; given: number };

/**
 * Counts attempts: `round × 2^20 + n`. Rounds come from the store, which never gives one twice, so a number taken later
 * is larger, whichever process takes it, if it is later by more than a second. `now` is a monotonic clock in milliseconds.
 * Rejects with what `nextRound` rejects with: an answer that has no place in the order can't be kept.
 */
export function createAttempts({
  nextRound,
  now,
}: {
  nextRound: () => Promise<number>;
  now: () => number;
}): AttemptCounter {
  let held: Round | null = null;
  let asking: Promise<Round> | null = null;

  const ask = (): Promise<Round> => {
    if (asking) return asking;
    const begunAt = now();
    const answer = nextRound().then((round) => {
      held = { base: round * NUMBERS_A_ROUND, begunAt, given: 0 };
      return held;
    });
    const end = () => {
      asking = null;
    };
    asking = answer;
    answer.then(end, end);
    return answer;
  };

  const take = (round: Round): number => {
    round.given += 1;
    return round.base + round.given;
  };
  const ageMs = (round: Round): number => now() - round.begunAt;
  const hasLeft = (round: Round): boolean => round.given < NUMBERS_A_ROUND - 1;

  return {
    async next() {
      if (held && ageMs(held) < ROUND_MS && hasLeft(held)) {
        if (ageMs(held) >= RENEW_AFTER_MS) ask().catch(() => undefined);
        return take(held);
      }
      let round = await ask();
      // Others may have used it up while we waited, or the store took so long that it is old already.
      for (
        let tries = 1;
        !hasLeft(round) || (ageMs(round) >= ROUND_MS && tries < TRIES_MAX);
        tries += 1
      )
        round = await ask();
      return take(round);
    },
  };
}
