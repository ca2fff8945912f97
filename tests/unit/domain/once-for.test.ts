import { describe, expect, it } from "vitest";
import { onceFor } from "@/lib/domain/once-for";

const A = { name: "a" };
const B = { name: "b" };

function counted() {
  let worked = 0;
  const once = onceFor((first: object, second: number) => {
    worked += 1;
    return { first, second };
  });
  return { once, worked: () => worked };
}

describe("what is worked out once", () => {
  it.each<[string, readonly (readonly [object, number])[], number]>([
    [
      "the very same arguments",
      [
        [A, 1],
        [A, 1],
        [A, 1],
      ],
      1,
    ],
    [
      "another second argument",
      [
        [A, 1],
        [A, 2],
        [A, 1],
        [A, 2],
      ],
      2,
    ],
    [
      "another first argument",
      [
        [A, 1],
        [B, 1],
        [A, 1],
        [B, 1],
      ],
      2,
    ],
    [
      "an equal first argument that is another object",
      [
        [A, 1],
        [{ ...A }, 1],
      ],
      2,
    ],
  ])("%s", (_name, calls, expected) => {
    const { once, worked } = counted();
    for (const [first, second] of calls) expect(once(first, second)).toEqual({ first, second });
    expect(worked()).toBe(expected);
  });

  it("gives the very same answer", () => {
    const { once } = counted();
    expect(once(A, 1)).toBe(once(A, 1));
  });

  it("keeps the four newest of one first argument", () => {
    const { once, worked } = counted();
    for (let second = 0; second < 5; second += 1) once(A, second);
    once(A, 4);
    once(A, 1);
    expect(worked()).toBe(5);
    once(A, 0);
    expect(worked()).toBe(6);
  });
});
