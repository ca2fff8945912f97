import { describe, expect, it } from "vitest";
import { setLeaving } from "@/lib/queries/ask";
import { patientFetch } from "@/lib/queries/route-fetch";

/** Fails some times, then answers. */
function anAnswer(failures: number) {
  const waits: number[] = [];
  let asked = 0;
  const ask = async () => {
    asked += 1;
    if (asked <= failures) throw new TypeError("Failed to fetch");
    return new Response("page");
  };
  const fetched = patientFetch(ask, async (ms) => void waits.push(ms));
  return { fetched, waits, asked: () => asked };
}

const PAGE = { headers: { rsc: "1" } };

describe("a page that is gone to while the dashboard is away", () => {
  it("is asked for again until it is there", async () => {
    const { fetched, waits } = anAnswer(3);
    expect(await (await fetched("/quotas", PAGE)).text()).toBe("page");
    expect(waits).toEqual([2_000, 2_000, 2_000]);
  });

  it.each([
    ["anything else", {}],
    ["a page fetched ahead", { headers: { rsc: "1", "next-router-prefetch": "1" } }],
    ["a part of one", { headers: { rsc: "1", "next-router-segment-prefetch": "/_tree" } }],
    ["an action", { method: "POST", headers: { rsc: "1", "next-action": "x" } }],
  ])("but not %s", async (_name, init) => {
    const { fetched, asked } = anAnswer(1);
    await expect(fetched("/quotas", init)).rejects.toThrow("Failed to fetch");
    expect(asked()).toBe(1);
  });

  it.each([
    ["a page fetched ahead", { headers: { rsc: "1", "next-router-prefetch": "1" } }, 0],
    ["a part of one", { headers: { rsc: "1", "next-router-segment-prefetch": "/_tree" } }, 0],
    ["the page that is gone to", PAGE, 1],
  ])("and while a page is left, %s", async (_name, init, times) => {
    const { fetched, asked } = anAnswer(0);
    setLeaving(true);
    await fetched("/quotas", init).catch((error: Error) => expect(error.name).toBe("AbortError"));
    setLeaving(false);
    expect(asked()).toBe(times);
  });

  it("nor one that nobody waits for any more", async () => {
    const { fetched, asked } = anAnswer(1);
    const signal = AbortSignal.abort();
    await expect(fetched("/quotas", { ...PAGE, signal })).rejects.toThrow("Failed to fetch");
    expect(asked()).toBe(1);
  });
});
