import { describe, expect, it } from "vitest";
import type { Code } from "@/lib/domain/codes";
import type { Reading } from "@/lib/domain/facts/facts";
import { isUndecided } from "@/lib/domain/facts/undecided";
import { createBreaker } from "@/lib/jobs/kinds/scan-account/breaker";
import { PASSES_MAX, pauseBeforePass, readWithPasses } from "@/lib/jobs/kinds/scan-account/passes";
import { failed, readAt } from "@/tests/support/build-facts";

const NEVER_ABORTED = new AbortController().signal;

async function readings(list: readonly Reading<number>[]) {
  const pauses: number[] = [];
  let asked = 0;
  const reading = await readWithPasses(
    async () => {
      const next = list[Math.min(asked, list.length - 1)];
      asked += 1;
      return next ?? { status: "never" };
    },
    {
      signal: NEVER_ABORTED,
      random: () => 1,
      sleep: async (ms) => {
        pauses.push(ms);
      },
    },
  );
  return { reading, asked, pauses };
}

describe("what another pass may cure", () => {
  it.each<[Code, boolean]>([
    ["ThrottlingException", true],
    ["ServiceUnavailable", true],
    ["InternalFailure", true],
    ["Overloaded", true],
    ["UnexpectedResponse", false],
    ["RequestExpired", true],
    ["NetworkError", true],
    ["AccessDeniedException", false],
    ["InvalidClientTokenId", false],
    ["ValidationError", false],
    ["ResourceNotFound", false],
    ["MPAgreementFailed", false],
  ])("%s: %s", (code, expected) => {
    expect(isUndecided(failed(code))).toBe(expected);
  });

  it("what was never asked is undecided, what was answered is not", () => {
    expect(isUndecided(undefined)).toBe(true);
    expect(isUndecided({ status: "never" })).toBe(true);
    expect(isUndecided(readAt(1))).toBe(false);
  });
});

describe("passes", () => {
  it("end with the first answer", async () => {
    const { reading, asked } = await readings([failed("ThrottlingException"), readAt(1)]);
    expect(reading).toMatchObject({ status: "read", value: 1 });
    expect(asked).toBe(2);
  });

  it("are five after the first try, with growing pauses", async () => {
    const { asked, pauses } = await readings([failed("ThrottlingException")]);
    expect(asked).toBe(1 + PASSES_MAX);
    expect(PASSES_MAX).toBe(5);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(new Set(pauses).size).toBe(5);
  });

  it.each<Code>(["AccessDeniedException", "NetworkError"])("do not return to %s", async (code) => {
    expect((await readings([failed(code)])).asked).toBe(1);
  });

  it("pause half as long at the least, never longer than twice the pass before", () => {
    for (let pass = 1; pass <= PASSES_MAX; pass += 1) {
      expect(pauseBeforePass(pass, () => 0)).toBe(200 * 2 ** (pass - 1));
      expect(pauseBeforePass(pass, () => 1)).toBe(400 * 2 ** (pass - 1));
    }
  });
});

describe("the breaker", () => {
  const network = failed("NetworkError");

  const timedOut: Reading<unknown> =
    network.status === "failed"
      ? { ...network, fault: { ...network.fault, cause: "client-timeout" } }
      : network;

  it.each<[string, readonly Reading<unknown>[], boolean]>([
    ["timed out", [timedOut], true],
    ["was cut once, which may be an accident", [network], false],
    ["reached nobody twice", [network, network], true],
    ["was cut, answered and was cut", [network, readAt(1), network], false],
  ])("gives a region up where its first list %s", (_name, readings, given) => {
    const breaker = createBreaker();
    for (const reading of readings) breaker.saw(reading, { first: true });
    expect(breaker.fault() !== null).toBe(given);
  });

  it.each([
    [4, null],
    [5, "NetworkError"],
  ])("after %i network failures in a row: %s", (count, expected) => {
    const breaker = createBreaker();
    for (let call = 0; call < count; call += 1) breaker.saw(network);
    expect(breaker.fault()?.code ?? null).toBe(expected);
  });

  it.each<[string, Reading<number>]>([
    ["an answer", readAt(1)],
    ["a refusal", failed("ThrottlingException")],
  ])("counts anew after %s", (_name, between) => {
    const breaker = createBreaker();
    for (const reading of [network, network, network, network, between, network, network])
      breaker.saw(reading);
    expect(breaker.fault()).toBeNull();
  });

  it("does not give up for a first list that is refused", () => {
    const breaker = createBreaker();
    breaker.saw(failed("AccessDeniedException"), { first: true });
    expect(breaker.fault()).toBeNull();
  });

  it("stays given up whatever comes after", () => {
    const breaker = createBreaker();
    breaker.saw(timedOut, { first: true });
    breaker.saw(readAt(1));
    expect(breaker.fault()).not.toBeNull();
  });
});
