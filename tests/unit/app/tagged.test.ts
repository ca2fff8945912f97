import { describe, expect, it } from "vitest";
import { taggedView } from "@/app/api/tagged";

const ask = (tag?: string) =>
  new Request("http://localhost/api/regions", { headers: tag ? { "if-none-match": tag } : {} });

/** A view that counts how often it is printed. */
function counted(serverNow: number, state: string) {
  let printed = 0;
  const toJSON = () => {
    printed += 1;
    return state;
  };
  return { view: { serverNow, first: { toJSON }, last: [1] }, printed: () => printed };
}

describe("a view that is answered with a tag", () => {
  it("is printed once, for the tag and the answer", async () => {
    const { view, printed } = counted(5, "ready");
    const response = await taggedView(ask(), view);
    expect(await response.json()).toEqual({ serverNow: 5, first: "ready", last: [1] });
    expect(printed()).toBe(1);
  });

  it("is printed once where the page has it already", async () => {
    const tag = (await taggedView(ask(), counted(5, "ready").view)).headers.get("etag") ?? "";
    const { view, printed } = counted(6, "ready");
    const response = await taggedView(ask(tag), view);
    expect([response.status, await response.text()]).toEqual([304, ""]);
    expect(printed()).toBe(1);
  });

  it.each<[string, { serverNow: number; state?: string }, boolean]>([
    ["the same later", { serverNow: 6, state: "ready" }, true],
    ["another at the same time", { serverNow: 5, state: "blocked" }, false],
    ["one that lost a part", { serverNow: 5 }, false],
  ])("the tag of %s: the same, %o → %s", async (_name, other, same) => {
    const tagOf = async (view: { serverNow: number }) =>
      (await taggedView(ask(), view)).headers.get("etag");
    const view = { serverNow: 5, state: "ready" };
    const first = await tagOf(view);
    expect((await tagOf(other)) === first).toBe(same);
  });

  it("that holds nothing but the time is JSON as well", async () => {
    expect(await (await taggedView(ask(), { serverNow: 5 })).json()).toEqual({ serverNow: 5 });
  });
});
