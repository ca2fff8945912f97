import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { pour, takenFrom } from "@/lib/cli/io";

/** A reader that takes a part when it is told to. */
function aReader() {
  const waiting: (() => void)[] = [];
  const stream = new Writable({
    highWaterMark: 1,
    write: (_part, _encoding, taken) => void waiting.push(() => taken()),
  });
  return { stream, take: () => waiting.shift()?.() };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("a command that says more than memory should hold", () => {
  it("makes a part once those before are taken", async () => {
    const { stream, take } = aReader();
    let made = 0;
    function* parts() {
      for (; made < 3; made += 1) yield `part ${made}`;
    }
    const io = { out: (text: string) => void stream.write(text), taken: () => takenFrom(stream) };
    const poured = pour(io, parts());
    for (const expected of [0, 1, 2]) {
      await settled();
      expect(made).toBe(expected);
      take();
      await settled();
      take(); // what was written to wait by
    }
    await poured;
    expect(made).toBe(3);
  });

  it("is not held up by a reader that has gone", async () => {
    const { stream } = aReader();
    stream.on("error", () => undefined).destroy();
    await takenFrom(stream);
  });
});
