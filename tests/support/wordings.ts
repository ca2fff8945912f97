import { describe, expect, it } from "vitest";
import type { Cause } from "@/lib/domain/causes";
import { diagnose } from "@/lib/domain/diagnosis/diagnose";

/** One cause in words that no report gave, and near words that mean something else. */
export type Wordings = { cause: Cause; says: readonly string[]; saysNot: readonly string[] };

/** Each text of `says` is told as its cause, and none of `saysNot` is. */
export function tellsApart(wordings: readonly Wordings[]): void {
  describe.each(wordings)("$cause", ({ cause, says, saysNot }) => {
    it.each(says)("is said by: %s", (text) => {
      expect(diagnose(text).cause).toBe(cause);
    });

    it.each(saysNot)("is not said by: %s", (text) => {
      expect(diagnose(text).cause).not.toBe(cause);
    });
  });
}
