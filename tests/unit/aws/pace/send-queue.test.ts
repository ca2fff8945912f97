import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createSendQueue } from "@/lib/aws/pace/send-queue";

/** The names that left by the end of each turn of the event loop. */
async function leaving(names: readonly string[], turns: number): Promise<string[]> {
  const queue = createSendQueue();
  const left: string[] = [];
  for (const name of names)
    void queue.pass({ slow: name.startsWith("slow") }).then(() => left.push(name));
  const seen: string[] = [];
  for (let count = 0; count < turns; count += 1) {
    await turn();
    seen.push(left.splice(0).join(" "));
  }
  return seen;
}

describe("calls of a process", () => {
  it("leave four at a turn, in the order in which they came", async () => {
    expect(await leaving(["a", "b", "c", "d", "e", "f"], 2)).toEqual(["a b c d", "e f"]);
  });

  it("that AWS lets go only few a second leave before the others", async () => {
    expect(await leaving(["a", "b", "c", "slow-1", "d", "slow-2"], 2)).toEqual([
      "slow-1 slow-2 a b",
      "c d",
    ]);
  });

  it("leave also where more slow ones wait than fit one turn", async () => {
    const slow = ["slow-1", "slow-2", "slow-3", "slow-4", "slow-5"];
    expect(await leaving(["a", ...slow], 2)).toEqual(["slow-1 slow-2 slow-3 slow-4", "slow-5 a"]);
  });
});
