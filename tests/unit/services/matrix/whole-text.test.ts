import { describe, expect, it } from "vitest";
import { createWholeText } from "@/lib/services/matrix/whole-text";
import { aSnapshot } from "@/tests/support/a-snapshot";

describe("a snapshot's JSON", () => {
  it.each([
    ["once, however many read a version", ["v-1", "v-1", "v-1"], 1],
    ["again for each version", ["v-1", "v-2", "v-2", "v-1"], 3],
  ])("is made %s", (_name, versions, expected) => {
    const textOf = createWholeText();
    let made = 0;
    const columns = Object.assign([...aSnapshot([], {}).columns], {
      toJSON: () => {
        made += 1;
        return [];
      },
    });
    for (const [serverNow, version] of versions.entries()) {
      const text = textOf(aSnapshot([], {}, { version, serverNow, columns }));
      expect(JSON.parse(text)).toMatchObject({ version, serverNow, columns: [] });
    }
    expect(made).toBe(expected);
  });
});
