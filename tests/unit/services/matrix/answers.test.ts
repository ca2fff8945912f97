import { describe, expect, it } from "vitest";
import { SECOND_MS } from "@/lib/domain/time";
import { createAnswers } from "@/lib/services/matrix/answers";
import { aSnapshot } from "@/tests/support/a-snapshot";

describe("a snapshot's JSON", () => {
  it.each([
    ["once, however many read a version", ["v-1", "v-1", "v-1"], 1],
    ["again for each version", ["v-1", "v-2", "v-2", "v-1"], 3],
  ])("is made %s", (_name, versions, expected) => {
    const answers = createAnswers();
    let made = 0;
    const columns = Object.assign([...aSnapshot([], {}).columns], {
      toJSON: () => {
        made += 1;
        return [];
      },
    });
    for (const [second, version] of versions.entries()) {
      const snapshot = aSnapshot([], {}, { version, serverNow: second * SECOND_MS, columns });
      const text = answers.of(snapshot, { delta: null, cells: "own" }).text();
      expect(JSON.parse(text)).toMatchObject({
        version,
        serverNow: second * SECOND_MS,
        columns: [],
      });
    }
    expect(made).toBe(expected);
  });
});
