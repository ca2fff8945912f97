import { describe, expect, it } from "vitest";
import { diagnose } from "@/lib/domain/diagnosis/diagnose";
import reports from "@/tests/support/data/error-reports.json";
import wordings from "@/tests/support/data/error-wordings.json";
import { half, type LabelledError, score } from "@/tests/support/error-reports";

/** The targets; what is measured now lies above them. */
const FLOOR = { codes: 0.98, causes: 0.94, misled: 0.015 };

const SETS: readonly [string, readonly LabelledError[]][] = [
  ["public reports, first half", half(reports, 0)],
  ["public reports, second half", half(reports, 1)],
  ["further wordings and wrappings", wordings],
];

describe("errors as people paste them", () => {
  it.each(SETS)("%s", (_name, errors) => {
    const measured = score(errors, diagnose);
    expect(errors.length).toBeGreaterThan(60);
    expect(measured.codes).toBeGreaterThanOrEqual(FLOOR.codes);
    expect(measured.causes).toBeGreaterThanOrEqual(FLOOR.causes);
    expect(measured.misled).toBeLessThanOrEqual(FLOOR.misled);
  });
});
