import { describe, expect, it } from "vitest";
import { onAbort, sleep } from "@/lib/sleep";

describe("waiting for a signal", () => {
  it("calls once when it aborts", () => {
    const controller = new AbortController();
    let called = 0;
    onAbort(controller.signal, () => {
      called += 1;
    });
    expect(called).toBe(0);
    controller.abort();
    controller.abort();
    expect(called).toBe(1);
  });

  it("calls at once when it has aborted", () => {
    let called = 0;
    onAbort(AbortSignal.abort(), () => {
      called += 1;
    });
    expect(called).toBe(1);
  });

  it("calls no more once it is forgotten", () => {
    const controller = new AbortController();
    let called = 0;
    onAbort(controller.signal, () => {
      called += 1;
    })();
    controller.abort();
    expect(called).toBe(0);
  });

  it.each([
    ["has aborted", (_controller: AbortController) => AbortSignal.abort()],
    [
      "aborts meanwhile",
      (controller: AbortController) => {
        queueMicrotask(() => controller.abort());
        return controller.signal;
      },
    ],
  ])("ends a sleep of an hour when it %s", async (_name, signal) => {
    await sleep(3_600_000, signal(new AbortController()));
  });
});
