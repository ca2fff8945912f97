import { describe, expect, it } from "vitest";
import { createAskQueue } from "@/lib/jobs/kinds/scan-account/ask-queue";

const ids = Array.from({ length: 100 }, (_, index) => `m${index}`);
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A queue whose answers come when the test says so. */
function aQueue(looked: { at: string | null } = { at: null }) {
  const asked: string[] = [];
  const answers: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const queue = createAskQueue({
    looked: () => looked.at,
    ask: (id) => {
      asked.push(id);
      return new Promise((resolve, reject) => answers.push({ resolve, reject }));
    },
  });
  return { queue, asked, answers };
}

describe("models of a region", () => {
  it.each<[string, string | null, readonly string[]]>([
    ["in their order", null, ["m0", "m1", "m2"]],
    ["what is looked at first", "m70", ["m70", "m0", "m1"]],
    ["in their order where another is looked at", "stranger", ["m0", "m1", "m2"]],
  ])("are asked %s", async (_name, at, expected) => {
    const asked: string[] = [];
    const ask = async (id: string) => {
      asked.push(id);
    };
    const queue = createAskQueue({ looked: () => at, ask });
    queue.add(ids);
    queue.close();
    await queue.done;
    expect(asked.slice(0, 3)).toEqual(expected);
    expect(new Set(asked)).toEqual(new Set(ids));
    expect(asked).toHaveLength(100);
  });

  it("go on with what is looked at while they are asked", async () => {
    const looked: { at: string | null } = { at: null };
    const { queue, asked, answers } = aQueue(looked);
    queue.add(ids);
    queue.close();
    expect(asked).toHaveLength(40);
    looked.at = "m90";
    answers[0]?.resolve();
    await turn();
    expect(asked.at(-1)).toBe("m90");
    for (let at = 1; at < 100; at += 1) {
      answers[at]?.resolve();
      await turn();
    }
    await queue.done;
    expect(asked).toHaveLength(100);
  });

  it("are asked as they are added, each once, and end when no more are", async () => {
    const { queue, asked, answers } = aQueue();
    queue.add(["a", "b"]);
    expect(asked).toEqual(["a", "b"]);
    for (const { resolve } of answers) resolve();
    await turn();
    queue.add(["b", "c"]);
    expect(asked).toEqual(["a", "b", "c"]);
    let ended = false;
    const done = queue.done.then(() => {
      ended = true;
    });
    queue.close();
    await turn();
    expect(ended).toBe(false);
    answers[2]?.resolve();
    await done;
  });

  it("that are none end at once", async () => {
    const { queue } = aQueue();
    queue.close();
    await expect(queue.done).resolves.toBeUndefined();
  });

  it("are not asked after one failed, and it ends when those under way have", async () => {
    const { queue, asked, answers } = aQueue();
    queue.add(ids);
    let failed: unknown = null;
    const done = queue.done.catch((error: unknown) => {
      failed = error;
    });
    answers[0]?.reject(new Error("broken"));
    await turn();
    queue.add(["more"]);
    expect([asked.length, failed]).toEqual([40, null]);
    for (const { resolve } of answers.slice(1)) resolve();
    await done;
    expect(failed).toEqual(new Error("broken"));
    expect(asked).toHaveLength(40);
  });

  it("are not asked after a stop", async () => {
    const { queue, asked, answers } = aQueue();
    queue.add(ids);
    queue.stop();
    for (const { resolve } of answers) resolve();
    await queue.done;
    expect(asked).toHaveLength(40);
  });
});
