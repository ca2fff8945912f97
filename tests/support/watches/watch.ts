import { advance } from "@/lib/domain/agreement/advance";
import type { RegionAnswer } from "@/lib/domain/agreement/answers";
import type { EntitlementOutcome } from "@/lib/domain/agreement/entitlement";
import type { ReadEvent } from "@/lib/domain/agreement/events";
import { openWatch } from "@/lib/domain/agreement/open-watch";
import type { PendingStart } from "@/lib/domain/agreement/start";
import type { Watch } from "@/lib/domain/agreement/watch";
import type { Availability } from "@/lib/domain/facts/facts";

export const T0 = Date.UTC(2026, 0, 1);
export const KEY = { account: "111122223333", modelId: "anthropic.claude-sonnet-4-6" };

export const anAvailability = (
  agreement: string,
  over: Partial<Availability> = {},
): Availability => ({
  agreement,
  agreementError: null,
  authorization: "AUTHORIZED",
  entitlement: "AVAILABLE",
  region: "AVAILABLE",
  pendingSince: null,
  ...over,
});

/** What each region says: an agreement status, a whole availability, or `fault`. */
export type Said = Readonly<Record<string, string | Availability>>;

export const answersOf = (said: Said, at: number): RegionAnswer[] =>
  Object.entries(said).map(([region, value]) => {
    if (value === "fault") {
      const fault = {
        code: "NetworkError",
        cause: null,
        owner: "network",
        message: "timed out",
        requestId: null,
        at,
      } as const;
      return { region, at, attempt: at, requestId: null, fault };
    }
    const availability = typeof value === "string" ? anAvailability(value) : value;
    return { region, at, attempt: at, requestId: `req-${region}`, availability, cause: null };
  });

type Reading = { entitlement?: EntitlementOutcome; start?: PendingStart; jitter?: number };

export const aRead = (
  by: "poll" | "scan",
  at: number,
  { said, entitlement = { failed: false }, start, jitter = 0 }: Reading & { said: Said },
): ReadEvent => ({
  type: "read",
  by,
  at,
  jitter,
  answers: answersOf(said, at),
  entitlement,
  start: start ?? null,
});

export function aWatch(said: Said = { "eu-west-1": "PENDING" }, reading: Reading = {}): Watch {
  const watch = openWatch(KEY, aRead("scan", T0, { said, ...reading }));
  if (!watch) throw new Error("PENDING opens a watch");
  return watch;
}

export const poll = (watch: Watch, at: number, said: Said, reading: Reading = {}): Watch =>
  advance(watch, aRead("poll", at, { said, ...reading }));

export const scan = (watch: Watch, at: number, said: Said, reading: Reading = {}): Watch =>
  advance(watch, aRead("scan", at, { said, ...reading }));
