import { describe, expect, it } from "vitest";
import {
  checkForm,
  FORM_FIELDS,
  type FormAnswers,
  fieldProblem,
  formText,
} from "@/lib/domain/acts/form";

const ANSWERS: FormAnswers = {
  companyName: "Acme Payments GmbH",
  companyWebsite: "https://www.acme.example",
  intendedUsers: "0",
  industryOption: "Financial Services",
  otherIndustryOption: "",
  useCases: "Triage of suspected card fraud by our own analysts.",
};
const checked = (given: Partial<Record<string, unknown>>) =>
  checkForm(JSON.stringify({ ...ANSWERS, ...given }));

describe("the use case form", () => {
  it("is sent byte for byte as it is shown", () => {
    const text = formText(ANSWERS);
    expect(text.split("\n").slice(0, 4)).toEqual([
      "{",
      '  "companyName": "Acme Payments GmbH",',
      '  "companyWebsite": "https://www.acme.example",',
      '  "intendedUsers": "0",',
    ]);
    const form = checkForm(text);
    if (!form.ok) throw new Error(form.error.message);
    expect(new TextDecoder().decode(form.value.bytes)).toBe(text);
    expect(form.value.shape).toEqual({
      bytes: text.length,
      fields: FORM_FIELDS.map(({ name }) => name),
    });
  });

  it("counts bytes, not characters, of the whole", () => {
    const form = checked({ companyName: "Møller" });
    expect(form.ok && form.value.shape.bytes).toBe(
      JSON.stringify({ ...ANSWERS, companyName: "Møller" }).length + 1,
    );
  });

  it.each<[string, Partial<Record<string, unknown>>, RegExp | null]>([
    ["as it stands", {}, null],
    ["a company of 128 characters", { companyName: "a".repeat(128) }, null],
    ["a company of 129", { companyName: "a".repeat(129) }, /companyName has 1 characters too many/],
    ["no company", { companyName: " " }, /companyName is missing/],
    ["an http address", { companyWebsite: "http://acme.example" }, /companyWebsite is an https/],
    ["no address", { companyWebsite: "acme.example" }, /companyWebsite is an https/],
    ["a number for its users", { intendedUsers: 0 }, /needs a text for intendedUsers/],
    ["users of another kind", { intendedUsers: "3" }, /intendedUsers is "0", "1" or "2"/],
    ["no users", { intendedUsers: "" }, /intendedUsers is not chosen/],
    ["users of both kinds", { intendedUsers: "2" }, null],
    [
      "another industry without a name",
      { industryOption: "Other" },
      /otherIndustryOption is missing/,
    ],
    ["another industry", { industryOption: "Other", otherIndustryOption: "Zoos" }, null],
    [
      "a field left out",
      { otherIndustryOption: undefined },
      /needs a text for otherIndustryOption/,
    ],
    ["a field of its own", { more: "x" }, /has other fields than/],
    ["8,192 characters of use cases", { useCases: "a".repeat(8_192) }, null],
    ["8,193", { useCases: "a".repeat(8_193) }, /useCases has 1 characters too many/],
    [
      "more bytes than AWS takes",
      { useCases: "語".repeat(8_000) },
      /bytes too many; AWS takes 16,384/,
    ],
    ["half a character", { useCases: "\ud83d" }, /half a character/],
  ])("%s", (_name, given, problem) => {
    const form = checked(given);
    if (problem === null) expect(form.ok).toBe(true);
    else
      expect(form).toMatchObject({ ok: false, error: { message: expect.stringMatching(problem) } });
  });

  it.each([["not JSON"], ["[]"], ["null"], ['"text"']])("is refused where it is %s", (text) => {
    expect(checkForm(text)).toEqual({
      ok: false,
      error: { message: "The form is not a JSON object." },
    });
  });

  it("does not repeat an answer when it refuses one", () => {
    const form = checked({ companyName: `secret${"a".repeat(200)}`, useCases: 5 });
    expect(JSON.stringify(form)).not.toContain("secret");
    expect(JSON.stringify(checkForm('{"companyName": "secret'))).not.toContain("secret");
  });

  it("tells a page what is wrong with one field", () => {
    expect(fieldProblem("companyName", { ...ANSWERS, companyName: "a".repeat(140) })).toBe(
      "has 12 characters too many",
    );
    expect(fieldProblem("otherIndustryOption", ANSWERS)).toBeNull();
  });
});
