import { expect, it } from "vitest";
import { createPool } from "@/lib/db/pool";
import { aFault, available, readAt } from "@/tests/support/build-facts";

it("equal parts of two lists are kept once, different ones apart", () => {
  const pool = createPool();
  const [one, two, other] = [100, 100, 200].map(
    (value) => pool.items([{ name: "tokens", value }])[0],
  );
  expect(two).toBe(one);
  expect(other).not.toBe(one);
  expect(other).toEqual({ name: "tokens", value: 200 });
});

it("equal answers are kept once and say the same; each reading keeps where and when it came from", () => {
  const pool = createPool();
  const failed = { status: "failed", fault: aFault("ThrottlingException"), last: null } as const;
  const given = {
    a: readAt(available({}), 1),
    b: readAt(available({}), 2),
    c: readAt(available({ entitlement: "NOT_AVAILABLE" }), 3),
    d: failed,
  };
  const pooled = pool.availability(given);
  expect(pooled).toEqual(given);
  const [a, b, c] = [pooled.a, pooled.b, pooled.c].map((one) =>
    one?.status === "read" ? one.value : null,
  );
  expect(b).toBe(a);
  expect(c).not.toBe(a);
});
