import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskAccountIds } from "@/lib/domain/export/mask";
import { maskTable, toCsv, toMarkdown } from "@/lib/domain/export/table";

const csv = (value: string | number | null) =>
  toCsv({ columns: ["a"], rows: [[value]] }).split("\r\n")[1];

describe("a field of CSV", () => {
  it.each<[string, string | number | null, string]>([
    ["a plain text stays as it is", "eu-west-1", '"eu-west-1"'],
    ["a quote is doubled", 'say "no"', '"say ""no"""'],
    ["a comma and a new line stay inside the quotes", "a,\nb", '"a,\nb"'],
    ["nothing is an empty field", null, '""'],
    ["a number stays a number", -5, '"-5"'],
    ["an equals sign is made inert", "=1+1", '"\'=1+1"'],
    ["a plus is made inert", "+1", '"\'+1"'],
    ["a minus is made inert", "-1", '"\'-1"'],
    ["an at sign is made inert", "@SUM(A1)", '"\'@SUM(A1)"'],
    ["a leading tab is made inert", "\t=1", '"\'\t=1"'],
    ["a leading return is made inert", "\r1", '"\'\r1"'],
    ["leading spaces do not hide a formula", "  =1", '"\'  =1"'],
    ["a full-width equals sign is made inert", "＝1", '"\'＝1"'],
    ["an equals sign later on is harmless", "a=1", '"a=1"'],
  ])("%s", (_name, value, expected) => {
    expect(toCsv({ columns: ["a"], rows: [[value]] })).toBe(`"a"\r\n${expected}\r\n`);
  });

  it("never begins like a formula, whatever the text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(csv(text.replace(/[\r\n]/g, ""))).not.toMatch(/^"\s*[=+\-@]/);
      }),
    );
  });
});

describe("a Markdown table", () => {
  it("keeps a field on its line and in its column, without markup", () => {
    const table = { columns: ["What"], rows: [["a | b\n<b>*bold*</b>"], [null], [12]] };
    expect(toMarkdown(table)).toBe(
      "| What |\n| --- |\n| a \\| b \\<b\\>\\*bold\\*\\</b\\> |\n|  |\n| 12 |\n",
    );
  });
});

describe("masking", () => {
  it.each([
    ["an account id", "111122223333", "********3333"],
    [
      "an id inside an ARN",
      "arn:aws:iam::111122223333:role/Read",
      "arn:aws:iam::********3333:role/Read",
    ],
    ["a longer number is no account id", "1111222233334", "1111222233334"],
    ["a shorter number is no account id", "11112222333", "11112222333"],
    ["two ids", "111122223333 444455556666", "********3333 ********6666"],
  ])("%s", (_name, text, expected) => {
    expect(maskAccountIds(text)).toBe(expected);
  });

  it("covers every text of a table and leaves numbers alone", () => {
    expect(
      maskTable({ columns: ["a"], rows: [["of 111122223333", 111122223333, null]] }).rows,
    ).toEqual([["of ********3333", 111122223333, null]]);
  });
});
