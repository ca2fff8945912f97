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

  it("lists equal cells once a version too, however often it is told", () => {
    const answers = createAnswers();
    let listed = 0;
    const own = aSnapshot([], {}).columns;
    const columns = Object.assign([...own], {
      map: (change: (column: (typeof own)[number]) => unknown) => {
        listed += 1;
        return own.map(change);
      },
    });
    for (const second of [0, 1, 2]) {
      const snapshot = aSnapshot(
        [],
        {},
        { version: "v-1", serverNow: second * SECOND_MS, columns },
      );
      const text = answers.of(snapshot, { delta: null, cells: "once" }).text();
      expect(JSON.parse(text)).toMatchObject({ serverNow: second * SECOND_MS, lists: [] });
    }
    expect(listed).toBe(1);
  });
});
