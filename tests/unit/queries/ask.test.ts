import { afterEach, expect, it, vi } from "vitest";
import { ask, setLeaving } from "@/lib/queries/ask";
import { failureOf } from "@/lib/queries/client";

afterEach(() => {
  setLeaving(false);
  vi.unstubAllGlobals();
});

it("a page that is being left asks for nothing, and asks again where one stays after all", async () => {
  const asked = vi.fn(async (_address: string, _init: RequestInit) => new Response("{}"));
  vi.stubGlobal("fetch", asked);
  const settled = vi.fn();
  setLeaving(true);
  void ask("/api/matrix", {}).finally(settled);
  await new Promise((resolve) => setImmediate(resolve));
  expect([asked.mock.calls, settled.mock.calls]).toEqual([[], []]);
  setLeaving(false);
  expect((await ask("/api/matrix", {})).status).toBe(200);
  expect(asked.mock.calls).toEqual([["/api/matrix", { cache: "no-store" }]]);
});

it.each([
  ["may not", 403, "An admin of all accounts may.", "An admin of all accounts may."],
  ["asks for what is not there", 404, "That scan is gone.", "That scan is gone."],
  ["asks in a form that is not known", 400, "Not a day.", "HTTP 400"],
])(
  "whoever %s is told in the server's words, where it has some",
  async (_who, status, message, told) => {
    const failed = await failureOf(Response.json({ message }, { status }));
    expect(failed.message).toBe(told);
    expect((await failureOf(new Response("", { status }))).message).toBe(`HTTP ${status}`);
  },
);
