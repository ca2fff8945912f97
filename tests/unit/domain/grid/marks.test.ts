import { describe, expect, it } from "vitest";
import { buildBase } from "@/lib/domain/grid/base";
import { markCauses } from "@/lib/domain/grid/marks";
import { aSnapshot, type KindName, OWN } from "@/tests/support/a-snapshot";

const MODELS = ["anthropic.a", "anthropic.b", "anthropic.c", "amazon.d"];

function marksOf(cells: Record<string, readonly KindName[]>) {
  const base = buildBase(aSnapshot(MODELS, cells), { scope: OWN });
  const marks = markCauses(base);
  const title = (cause: number) => base.causes[cause]?.title ?? null;
  const width = base.columns.length;
  return {
    columns: [...marks.columns].map(title),
    rows: [...marks.rows].map(title),
    providers: [...marks.providers].map(([provider, mark]) => [
      provider,
      title(mark.cause),
      mark.cells,
    ]),
    providerColumns: [...marks.providerColumns].flatMap(([provider, byColumn]) =>
      [...byColumn].map(([at, mark]) => [
        provider,
        base.columns[at]?.region,
        title(mark.cause),
        mark.cells,
      ]),
    ),
    shared: base.rows.map((_row, row) =>
      [...marks.shared.slice(row * width, (row + 1) * width)].join(""),
    ),
  };
}

describe("one cause, one mark", () => {
  it("marks nothing where nothing stands in the way", () => {
    const marks = marksOf({ "us-east-1": ["ready", "ready", "none", "ready"] });
    expect(marks).toMatchObject({
      columns: [null],
      rows: [null, null, null, null],
      providers: [],
      shared: ["0", "0", "0", "0"],
    });
  });

  it("marks a Region whose every cell has one cause at its head, and outlines its cells", () => {
    const marks = marksOf({
      "us-east-1": ["ready", "ready", "ready", "ready"],
      "ap-south-1": ["timeout", "timeout", "timeout", "timeout"],
    });
    expect(marks.columns).toEqual([null, "Timed out"]);
    expect(marks.shared).toEqual(["01", "01", "01", "01"]);
  });

  it("does not mark a Region where one cell differs", () => {
    const marks = marksOf({ "us-east-1": ["payment", "payment", "payment", "none"] });
    expect(marks.columns).toEqual([null]);
  });

  it("marks a model's row whose every offered cell has one cause, beside a Region that is marked itself", () => {
    const marks = marksOf({
      "us-east-1": ["payment", "ready", "ready", "ready"],
      "eu-west-1": ["payment", "ready", "none", "ready"],
      "ap-south-1": ["timeout", "timeout", "timeout", "timeout"],
    });
    expect(marks.rows).toEqual(["Payment method refused", null, null, null]);
    expect(marks.shared[0]).toBe("111");
  });

  it("leaves a lone cell its own mark", () => {
    const marks = marksOf({
      "us-east-1": ["ready", "payment", "ready", "ready"],
      "eu-west-1": ["ready", "none", "ready", "ready"],
    });
    expect(marks.rows).toEqual([null, null, null, null]);
    expect(marks.shared).toEqual(["00", "00", "00", "00"]);
  });

  it("marks a provider within one Region with the number of models, and a row beside it", () => {
    const marks = marksOf({
      "us-east-1": ["ready", "ready", "inactive", "ready"],
      "eu-west-1": ["ready", "ready", "inactive", "ready"],
      "eu-south-1": ["form", "form", "form", "ready"],
    });
    expect(marks.providerColumns).toEqual([
      ["Anthropic", "eu-south-1", "Use case form missing", 3],
    ]);
    expect(marks.rows).toEqual([null, null, "No agreement yet", null]);
    expect(marks.shared).toEqual(["001", "001", "111", "000"]);
  });

  it("marks a whole provider once, and none of its rows", () => {
    const marks = marksOf({
      "us-east-1": ["form", "form", "form", "ready"],
      "eu-west-1": ["form", "form", "none", "ready"],
    });
    expect(marks.providers).toEqual([["Anthropic", "Use case form missing", 5]]);
    expect(marks.rows).toEqual([null, null, null, null]);
    expect(marks.shared).toEqual(["11", "11", "10", "00"]);
  });

  it("never outlines a cell whose own cause differs from the mark", () => {
    const marks = marksOf({
      "us-east-1": ["form", "ready", "ready", "ready"],
      "eu-west-1": ["ready", "ready", "ready", "ready"],
      "eu-south-1": ["payment", "form", "form", "ready"],
    });
    expect(marks.shared[0]).toBe("000");
  });
});
