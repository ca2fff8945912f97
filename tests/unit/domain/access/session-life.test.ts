import { describe, expect, it } from "vitest";
import { endedByClock, endsAt, IDLE_MS, WHOLE_MS } from "@/lib/domain/access/session-life";

const T0 = Date.UTC(2026, 0, 1);

describe("how long a session lasts", () => {
  it("is 8 hours without a request and 12 in all", () => {
    expect([IDLE_MS, WHOLE_MS]).toEqual([8 * 3_600_000, 12 * 3_600_000]);
  });

  it.each([
    ["just signed in", T0, T0, null],
    ["a millisecond before 8 idle hours", T0, T0 + IDLE_MS - 1, null],
    ["after 8 idle hours", T0, T0 + IDLE_MS, "idle"],
    ["seen after 7 hours, 8 idle hours later", T0 + 3_600_000 * 3, T0 + 3_600_000 * 11, "idle"],
    ["always seen, a millisecond before 12 hours", T0 + WHOLE_MS - 2, T0 + WHOLE_MS - 1, null],
    ["always seen, after 12 hours", T0 + WHOLE_MS - 1, T0 + WHOLE_MS, "whole"],
    ["seen by a clock that was ahead", T0 + WHOLE_MS * 2, T0 + 1, null],
  ])("%s", (_name, seenAt, now, expected) => {
    expect(endedByClock({ createdAt: T0, seenAt }, now)).toBe(expected);
  });

  it.each([
    ["by idleness", T0, T0 + IDLE_MS],
    ["by its whole life", T0 + IDLE_MS, T0 + WHOLE_MS],
  ])("says when it ends: %s", (_name, seenAt, expected) => {
    expect(endsAt({ createdAt: T0, seenAt })).toBe(expected);
  });
});
