import { describe, expect, it } from "vitest";
import { type CellsMade, cellsWriter, type ExportCell } from "@/lib/domain/export/cells";
import { EXPORT_FORMATS, type ExportFormat } from "@/lib/domain/export/formats";

const AT = Date.UTC(2026, 10, 22, 11, 8);
const cell: ExportCell = {
  accountId: "111122223333",
  accountName: "payments-prod",
  region: "eu-south-1",
  modelId: "anthropic.claude-sonnet-4-6",
  modelName: "Claude Sonnet 4.6",
  provider: "Anthropic",
  state: "blocked",
  code: "FTUFormNotFilled",
  cause: "use-case-form-missing",
  routes: ["eu", "global"],
  findings: [
    {
      code: "FTUFormNotFilled",
      cause: "use-case-form-missing",
      severity: "block",
      owner: "account-admin",
      message: "The form of 111122223333 is missing.",
    },
  ],
  readAt: AT,
  lastKnown: null,
  proof: null,
};
const unknown: ExportCell = {
  ...cell,
  state: "unknown",
  code: "NetworkError",
  cause: null,
  findings: [],
  routes: [],
  readAt: null,
  lastKnown: { state: "ready", code: null, at: AT },
};
type Made = CellsMade & { cells: readonly ExportCell[] };

function exportCells(format: ExportFormat, { cells, ...rest }: Made): string {
  const { begin, add, end } = cellsWriter(format, rest);
  return [begin(), add(cells), end(null)].join("");
}

const made = { at: AT, complete: true, mask: false };

describe("an export of cells", () => {
  it("gives the deciding finding in CSV", () => {
    const [, row] = exportCells("csv", { ...made, cells: [cell] }).split("\r\n");
    expect(row).toBe(
      '"111122223333","payments-prod","eu-south-1","anthropic.claude-sonnet-4-6","Claude Sonnet 4.6","Anthropic","blocked","FTUFormNotFilled","use-case-form-missing","eu global","account-admin","The form of 111122223333 is missing.","2026-11-22T11:08:00.000Z","",""',
    );
  });

  it.each<[string, Partial<ExportCell>, string]>([
    [
      "an account admin, who opens the case for a quota of 0",
      {
        findings: [
          {
            ...{ code: "ThrottlingException", cause: "quota-zero", severity: "block" },
            ...{ owner: "aws-support", message: "It is 0." },
          },
        ],
      },
      '"account-admin","It is 0."',
    ],
    [
      "nobody, where the next scan may cure the reading",
      {
        state: "unknown",
        findings: [
          {
            ...{ code: "ThrottlingException", cause: null, severity: "unknown" },
            ...{ owner: "wait", message: "It was throttled." },
          },
        ],
      },
      '"","It was throttled."',
    ],
  ])("names who acts first in CSV: %s", (_name, over, row) => {
    const cells = [{ ...cell, ...over }];
    expect(exportCells("csv", { ...made, cells })).toContain(row);
    expect(JSON.parse(exportCells("json", { ...made, cells })).cells[0].findings).toEqual(
      over.findings,
    );
  });

  it("keeps unknown a word of its own, with what was last known", () => {
    const [, row] = exportCells("csv", { ...made, cells: [unknown] }).split("\r\n");
    expect(row).toContain('"unknown","NetworkError"');
    expect(row).toContain('"ready at 2026-11-22T11:08:00.000Z"');
  });

  it("says in Markdown what a person reads, in words", () => {
    const none = { ...unknown, lastKnown: { state: "not_offered", code: null, at: AT } } as const;
    const proof = { outcome: "no-verdict", route: "eu", at: AT } as const;
    const text = exportCells("markdown", { ...made, cells: [{ ...cell, proof }, none] });
    expect(text).toContain("| Blocked | FTUFormNotFilled |");
    expect(text).toContain("| Account admin |");
    expect(text).toContain("| no verdict by eu at 2026-11-22T11:08:00.000Z |");
    expect(text).toContain("| Unknown | NetworkError |");
    expect(text).toContain("| not offered at 2026-11-22T11:08:00.000Z |");
    expect(text).not.toMatch(/not_offered|no-verdict|account-admin/);
  });

  it("says what the newest call came to", () => {
    const proof = { outcome: "answered", route: "eu", at: AT } as const;
    const tried = { ...made, cells: [{ ...cell, proof }] };
    expect(exportCells("csv", tried)).toContain('"answered by eu at 2026-11-22T11:08:00.000Z"');
    expect(JSON.parse(exportCells("json", tried)).cells[0].proof).toEqual({
      outcome: "answered",
      route: "eu",
      at: "2026-11-22T11:08:00.000Z",
    });
  });

  it("gives every finding in JSON, times as ISO 8601", () => {
    const parsed = JSON.parse(exportCells("json", { ...made, cells: [cell, unknown] }));
    expect(parsed).toMatchObject({
      schemaVersion: 1,
      complete: true,
      exportedAt: "2026-11-22T11:08:00.000Z",
    });
    expect(parsed.cells[0].findings).toHaveLength(1);
    expect(parsed.cells[1]).toMatchObject({
      readAt: null,
      lastKnown: { at: "2026-11-22T11:08:00.000Z" },
    });
  });

  it.each(["csv", "json", "markdown"] as const)(
    "hides account ids in %s when it is told to",
    (format) => {
      const text = exportCells(format, { ...made, mask: true, cells: [cell] });
      expect(text).not.toContain("111122223333");
      expect(text).toContain("3333");
    },
  );
});

describe("a file of cells in parts", () => {
  const odd: ExportCell = {
    ...unknown,
    accountName: 'line\n"feed", 111122223333',
    modelName: "| *Sky*\u2028 |",
  };
  it.each(
    [false, true].flatMap((mask) =>
      EXPORT_FORMATS.flatMap((format) =>
        [[], [cell], [cell, odd, unknown, cell]].map(
          (cells) => [format, cells.length, mask, cells] as const,
        ),
      ),
    ),
  )("%s of %d, masked %s: says the same in one part and in many", (format, _count, mask, cells) => {
    const { begin, add, end } = cellsWriter(format, { ...made, mask });
    const parts = [begin(), add([]), ...cells.map((one) => add([one])), add([]), end(null)];
    expect(parts.join("")).toBe(exportCells(format, { ...made, mask, cells }));
  });

  it.each([0, 1, 3])("is what JSON.stringify makes of the whole: %d cells", (count) => {
    const text = exportCells("json", { ...made, cells: [cell, odd, unknown].slice(0, count) });
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  });

  it.each([
    ["json", /"until": "2026-11-22T11:08:00.000Z"\n}\n$/],
    [
      "markdown",
      /\nFacts were read anew while this was written, until 2026-11-22T11:08:00.000Z.\n$/,
    ],
    ["csv", /^"Account"[^\n]*\r\n$/],
  ] as const)(
    "says in %s that facts moved meanwhile, where it tells a time of the whole",
    (format, said) => {
      const { begin, end } = cellsWriter(format, made);
      const text = [begin(), end(AT)].join("");
      expect(text).toMatch(said);
      if (format === "json") expect(JSON.parse(text).cells).toEqual([]);
    },
  );
});
