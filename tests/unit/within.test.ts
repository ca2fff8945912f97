import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { createAbort, NEVER_ABORTED, onAbort } from "@/lib/sleep";
import { isLate, within } from "@/lib/within";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** Work that ends with its signal alone, as a call that is never answered. */
const unanswered = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
  });

describe("work within a time", () => {
  it("gives what it came to, and leaves nothing that fires later", async () => {
    const { signal, abort } = createAbort();
    let own: AbortSignal | null = null;
    const came = await within(3_600_000, signal, async (given) => {
      own = given;
      return "done";
    });
    abort();
    expect(came).toBe("done");
    expect(own).toMatchObject({ aborted: false });
  });

  it.each([
    { name: "its own time", options: {}, said: "No answer within 0.02 s" },
    { name: "the time of all", options: { saidMs: 12_000 }, said: "No answer within 12 s" },
  ])("is late after it, in words of $name", async ({ options, said }) => {
    const late = within(20, NEVER_ABORTED, unanswered, options);
    await expect(late).rejects.toMatchObject({ name: "TimeoutError", message: said });
    expect(isLate(await late.catch((error: unknown) => error))).toBe(true);
  });

  it("is not late where its parent ended it", async () => {
    const { signal, abort } = createAbort();
    const ended = within(3_600_000, signal, unanswered);
    abort();
    await expect(ended).rejects.toThrow("aborted");
    expect(isLate(await ended.catch((error: unknown) => error))).toBe(false);
  });

  it.each([
    ["a socket's own", Object.assign(new Error("connect"), { name: "TimeoutError" })],
    ["no error", "late"],
  ])("is not late by %s", (_name, error) => {
    expect(isLate(error)).toBe(false);
  });

  it("is ended at once by a parent that has ended", async () => {
    const came = within(3_600_000, AbortSignal.abort(), async ({ aborted }) => aborted);
    expect(await came).toBe(true);
  });

  it("is late although garbage was collected while it waited", async () => {
    const collecting = setInterval(collectGarbage, 5);
    try {
      const late = within(60, createAbort().signal, unanswered);
      await expect(late).rejects.toMatchObject({ name: "TimeoutError" });
    } finally {
      clearInterval(collecting);
    }
  });

  it("is ended by its parent although garbage was collected while it waited", async () => {
    const { signal, abort } = createAbort();
    const { signal: both, abort: abortBoth } = createAbort();
    onAbort(signal, abortBoth);
    const ended = within(3_600_000, both, unanswered);
    collectGarbage();
    abort();
    await expect(ended).rejects.toThrow("aborted");
  });
});
