import type { NobodyAnswer } from "@/lib/contracts/nobody";
import type { NobodyWhy } from "@/lib/domain/access/nobody";
import type { EpochMs } from "@/lib/domain/time";
import { NOBODY_TEXT } from "@/lib/domain/words/sign-in";
import { routes } from "@/lib/routes";

const STATUS: Partial<Record<NobodyWhy, number>> = {
  "no-grant": 403,
  "token-not-here": 403,
  "too-many-tries": 429,
  "assertion-down": 503,
};
const UNAUTHORIZED = 401;
const RETRY_AFTER_S = "60";

type Nobody = { why: NobodyWhy; endedAt: EpochMs | null };

export const nobodyBody = ({ why, endedAt }: Nobody): NobodyAnswer => ({
  message: NOBODY_TEXT[why],
  nobody: why,
  endedAt,
  signIn: routes.signIn(),
});

/** What a request that is nobody's is answered. */
export function nobodyAnswer(nobody: Nobody): Response {
  const { why } = nobody;
  const status = STATUS[why] ?? UNAUTHORIZED;
  return Response.json(nobodyBody(nobody), {
    status,
    headers: {
      "Cache-Control": "no-store",
      ...(status === UNAUTHORIZED && { "WWW-Authenticate": "Bearer" }),
      ...(status === 429 && { "Retry-After": RETRY_AFTER_S }),
    },
  });
}
