import { describe, expect, it } from "vitest";
import { createJoin } from "@/lib/aws/connect/join";
import type { Reading } from "@/lib/domain/facts/facts";
import { readAt } from "@/tests/support/build-facts";

const NEVER_ENDS = new AbortController().signal;

/** A read that answers when it is told to. */
function aRead() {
  const state = { begun: 0, aborted: 0 };
  let answer: (value: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const read = (signal: AbortSignal) => {
    state.begun += 1;
    signal.addEventListener("abort", () => {
      state.aborted += 1;
    });
    return new Promise<Reading<string>>((resolve, reject) => {
      answer = (value) => resolve(readAt(value));
      fail = reject;
    });
  };
  return {
    state,
    read,
    answers: (value: string) => answer(value),
    fails: (error: Error) => fail(error),
  };
}

describe("equal reads under way", () => {
  it("are one call, and all get its answer", async () => {
    const join = createJoin();
    const { state, read, answers } = aRead();
    const all = Array.from({ length: 400 }, () => join("a", NEVER_ENDS, read));
    answers("x");
    expect(new Set((await Promise.all(all)).map(({ status }) => status))).toEqual(
      new Set(["read"]),
    );
    expect(state.begun).toBe(1);
  });

  it("are two where they differ, and where one has ended", async () => {
    const join = createJoin();
    const { state, read, answers } = aRead();
    const first = join("a", NEVER_ENDS, read);
    answers("x");
    await first;
    void join("a", NEVER_ENDS, read);
    void join("b", NEVER_ENDS, read);
    expect(state.begun).toBe(3);
  });

  it("go on while one waits, and end with the last", async () => {
    const join = createJoin();
    const { state, read } = aRead();
    const [one, other] = [new AbortController(), new AbortController()];
    const readings = [join("a", one.signal, read), join("a", other.signal, read)];
    one.abort();
    expect(await readings[0]).toEqual({ status: "never" });
    expect(state.aborted).toBe(0);
    other.abort();
    expect(await readings[1]).toEqual({ status: "never" });
    expect(state.aborted).toBe(1);
  });

  it("that nobody waits for any more are not joined", async () => {
    const join = createJoin();
    const { state, read } = aRead();
    const gone = new AbortController();
    void join("a", gone.signal, read);
    gone.abort();
    void join("a", NEVER_ENDS, read);
    expect(state.begun).toBe(2);
  });

  it("are not begun by one who has left already", async () => {
    const { state, read } = aRead();
    expect(await createJoin()("a", AbortSignal.abort(), read)).toEqual({ status: "never" });
    expect(state.begun).toBe(0);
  });

  it("fail for all that wait, and are begun anew after", async () => {
    const join = createJoin();
    const { state, read, fails } = aRead();
    const all = [join("a", NEVER_ENDS, read), join("a", NEVER_ENDS, read)];
    fails(new Error("the store does not work"));
    for (const one of all) await expect(one).rejects.toThrow("the store does not work");
    void join("a", NEVER_ENDS, read);
    expect(state.begun).toBe(2);
  });
});
