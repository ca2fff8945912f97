import { describe, expect, it } from "vitest";
import { createLanes } from "@/lib/scanner/lanes";

function aRoad(max: number, eye: () => string | null = () => null) {
  const lanes = createLanes(max, eye);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const send = (name: string) =>
    lanes.run(name, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      return name;
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { lanes, begun, send, end, settle };
}

describe("lanes", () => {
  it("begin in order, never more than there is room for", async () => {
    const { lanes, begun, send, end, settle } = aRoad(2);
    const all = ["a", "b", "c", "d"].map(send);
    await settle();
    expect([begun, lanes.busy()]).toEqual([["a", "b"], 2]);
    await end("b");
    expect([begun, lanes.busy()]).toEqual([["a", "b", "c"], 2]);
    await end("a");
    await end("c");
    await end("d");
    expect(await Promise.all(all)).toEqual(["a", "b", "c", "d"]);
    expect(lanes.busy()).toBe(0);
  });

  it("take what the eye is on first, also where it moved meanwhile", async () => {
    const eye = { on: "d" };
    const { begun, send, end, settle } = aRoad(1, () => eye.on);
    for (const name of ["a", "b", "c", "d"]) void send(name);
    await settle();
    await end("a");
    expect(begun).toEqual(["a", "d"]);
    eye.on = "c";
    await end("d");
    expect(begun).toEqual(["a", "d", "c"]);
    await end("c");
    expect(begun).toEqual(["a", "d", "c", "b"]);
  });

  it("one that fails makes room for the next", async () => {
    const { lanes, begun, send, settle } = aRoad(1);
    const failing = lanes.run("a", () => Promise.reject(new Error("broken")));
    void send("b");
    await expect(failing).rejects.toThrow("broken");
    await settle();
    expect(begun).toEqual(["b"]);
  });
});
