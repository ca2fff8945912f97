import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type PageMemory, pagedList } from "@/lib/aws/read/paged-list";
import type { Reading } from "@/lib/domain/facts/facts";
import { anEnv } from "@/tests/support/an-env";

type Given = { items: readonly string[]; nextToken: string | null };
const schema = z.object({ items: z.array(z.string()), nextToken: z.string().nullable() });
const refuse = (name: string, status = 400): never => {
  throw Object.assign(new Error("refused"), { name, $metadata: { httpStatusCode: status } });
};

/** A list whose page behind each token is what `page` says; gives the tokens that were asked for. */
function aList(page: (token: string | null, call: number) => Given) {
  const asked: (string | null)[] = [];
  const memory: PageMemory = new Map();
  const env = anEnv();
  const read = (): Promise<Reading<readonly string[]>> =>
    pagedList(
      { env, memory },
      {
        region: "eu-west-1",
        service: "bedrock",
        operation: "ListThings",
        signal: new AbortController().signal,
        send: async (token) => {
          asked.push(token);
          return page(token, asked.length);
        },
        schema,
      },
    );
  return { asked, memory, read };
}
const itemsOf = (reading: Reading<readonly string[]>) =>
  reading.status === "read" ? reading.value : reading.status;
const causeOf = (reading: Reading<unknown>) =>
  reading.status === "failed" ? reading.fault.cause : reading.status;

describe("a page's token that is no longer taken", () => {
  it("begins the list again, once, and no entry comes twice", async () => {
    const { asked, read } = aList((token, call) => {
      if (token === null) return { items: ["a"], nextToken: call === 1 ? "old" : "new" };
      return token === "old" ? refuse("ValidationException") : { items: ["b"], nextToken: null };
    });
    expect(itemsOf(await read())).toEqual(["a", "b"]);
    expect(asked).toEqual([null, "old", null, "new"]);
  });

  it("after a try that broke off is begun again as well", async () => {
    const { asked, read } = aList((token, call) => {
      if (token === null) return { items: ["a"], nextToken: call === 1 ? "old" : "new" };
      if (token === "old")
        return refuse(call === 2 ? "AccessDeniedException" : "ValidationException");
      return { items: ["b"], nextToken: null };
    });
    expect(itemsOf(await read())).toBe("failed");
    expect(itemsOf(await read())).toEqual(["a", "b"]);
    expect(asked).toEqual([null, "old", "old", null, "new"]);
  });

  it("twice is told, and forgotten", async () => {
    const { asked, memory, read } = aList((token, call) =>
      token === null ? { items: ["a"], nextToken: `${call}` } : refuse("ValidationException"),
    );
    expect(await read()).toMatchObject({ status: "failed", fault: { code: "ValidationError" } });
    expect(asked).toHaveLength(4);
    expect(memory.size).toBe(0);
  });

  it("is not what a refused first page is", async () => {
    const { asked, read } = aList(() => refuse("ValidationException"));
    expect(itemsOf(await read())).toBe("failed");
    expect(asked).toEqual([null]);
  });
});

describe("a list that does not end", () => {
  it.each([
    ["the same token twice", (_token: string | null) => "a", 2],
    ["two tokens in turn", (token: string | null) => (token === "a" ? "b" : "a"), 3],
    ["fresh tokens for ever", (_token: string | null, call: number) => `${call}`, 500],
  ])("with %s is told once, and no pass asks again", async (_name, next, calls) => {
    const { asked, memory, read } = aList((token, call) => ({
      items: ["x"],
      nextToken: next(token, call),
    }));
    const reading = await read();
    expect(causeOf(reading)).toBe("list-without-end");
    expect(asked).toHaveLength(calls);
    expect(memory.size).toBe(0);
  });

  it("of pages that no memory holds is told long before its last one, and lets go of what it has", async () => {
    const item = "x".repeat(8_000_000);
    const { asked, memory, read } = aList((_token, call) => ({
      items: [item],
      nextToken: `${call}`,
    }));
    expect(causeOf(await read())).toBe("list-without-end");
    expect(asked).toHaveLength(16);
    expect(memory.size).toBe(0);
  });

  it("of 500 pages that ends is read", async () => {
    const { read } = aList((_token, call) => ({
      items: ["x"],
      nextToken: call === 500 ? null : `${call}`,
    }));
    expect(itemsOf(await read())).toHaveLength(500);
  });
});
