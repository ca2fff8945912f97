import { describe, expect, it } from "vitest";
import { parseWatch, printWatch } from "@/lib/domain/agreement/codec";
import { aWatch } from "@/tests/support/watches/watch";

describe("a stored watch", () => {
  it("comes back as it was", () => {
    expect(parseWatch(printWatch(aWatch()))).toEqual({ ok: true, value: aWatch() });
  });

  it.each([
    ["not JSON", "{"],
    ["another version", JSON.stringify({ ...aWatch(), version: 2 })],
    ["a state nobody knows", JSON.stringify({ ...aWatch(), flight: { state: "lost" } })],
    ["something else", "null"],
  ])("is refused when it is %s", (_name, body) => {
    expect(parseWatch(body).ok).toBe(false);
  });
});
