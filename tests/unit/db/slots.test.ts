import { expect, it } from "vitest";
import { createSlots } from "@/lib/db/slots";

/** Works that end when they are told to, and what came of them. */
function aLine(count: number) {
  const slots = createSlots(count);
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const take = (name: string) =>
    slots
      .take(
        () =>
          new Promise<string>((resolve, reject) => {
            begun.push(name);
            ends.set(name, (error) => (error ? reject(error) : resolve(name)));
          }),
      )
      .catch((error: unknown) => `${name}: ${String(error)}`);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    slots,
    begun,
    take,
    settle,
    end: (name: string, error?: Error) => ends.get(name)?.(error),
  };
}

it("lets so many go at once, and the others in the order in which they came", async () => {
  const { begun, take, end, settle } = aLine(2);
  const works = ["a", "b", "c", "d"].map(take);
  await settle();
  expect(begun).toEqual(["a", "b"]);
  end("b");
  await settle();
  expect(begun).toEqual(["a", "b", "c"]);
  end("a", new Error("no"));
  end("c");
  await settle();
  end("d");
  expect(await Promise.all(works)).toEqual(["a: Error: no", "b", "c", "d"]);
});

it("sends away those in line, and goes on with those that come after", async () => {
  const { slots, begun, take, end, settle } = aLine(1);
  const works = ["a", "b", "c"].map(take);
  await settle();
  slots.sendAway(new Error("hung"));
  const after = take("d");
  end("a");
  await settle();
  end("d");
  expect(await Promise.all([...works, after])).toEqual([
    "a",
    "b: Error: hung",
    "c: Error: hung",
    "d",
  ]);
  expect(begun).toEqual(["a", "d"]);
});
