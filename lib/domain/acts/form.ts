import { err, ok, type Result } from "@/lib/domain/result";
import type { FormShape } from "./preview";

/**
 * The fields of the Anthropic use case form, in the order in which they are sent, with their most characters.
 * AWS documents only the size of the whole: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_PutUseCaseForModelAccess.html
 * Names and limits are those of its console and of forms that were taken.
 */
export const FORM_FIELDS = [
  { name: "companyName", label: "Company", max: 128 },
  { name: "companyWebsite", label: "Website", max: 128 },
  { name: "intendedUsers", label: "Who will use it", max: 1 },
  { name: "industryOption", label: "Industry", max: 128 },
  { name: "otherIndustryOption", label: "Other industry", max: 128 },
  { name: "useCases", label: "Use cases", max: 8_192 },
] as const;
export type FormField = (typeof FORM_FIELDS)[number]["name"];
export type FormAnswers = Readonly<Record<FormField, string>>;

/** Bytes of the whole form as it is sent. */
export const FORM_BYTES = { min: 10, max: 16_384 } as const;

/** The industries seen in AWS's console; `Other` opens a field of its own. */
export const OTHER_INDUSTRY = "Other";
export const INDUSTRIES = [
  "Technology",
  "Healthcare",
  "Financial Services",
  "Retail",
  "Manufacturing",
  "Media & Entertainment",
  "Education",
  "Government",
  "Energy",
  OTHER_INDUSTRY,
] as const;

/** What AWS takes for who will use it. */
export const INTENDED_USERS = [
  { value: "0", word: "Internal" },
  { value: "1", word: "External" },
  { value: "2", word: "Both" },
] as const;

/** The JSON of the answers, byte for byte what is sent: AWS wants every field, and a text even where it looks like a number. */
export const formText = (answers: FormAnswers): string =>
  JSON.stringify(Object.fromEntries(FORM_FIELDS.map(({ name }) => [name, answers[name]])), null, 2);

/** Characters as AWS's own code counts them, which is never fewer than a person counts. */
export const countOf = (text: string): number => text.length;

/** What is wrong with an answer, as the end of a sentence that begins with its field; null: nothing. */
export function fieldProblem(name: FormField, answers: FormAnswers): string | null {
  const text = answers[name];
  const max = FORM_FIELDS.find((field) => field.name === name)?.max ?? 0;
  if (countOf(text) > max) return `has ${countOf(text) - max} characters too many`;
  switch (name) {
    case "companyWebsite":
      return isHttps(text) ? null : "is an https address";
    case "intendedUsers":
      return usersProblem(text);
    case "otherIndustryOption":
      return answers.industryOption === OTHER_INDUSTRY ? blank(text) : null;
    default:
      return blank(text);
  }
}

function usersProblem(text: string): string | null {
  if (text === "") return "is not chosen";
  return INTENDED_USERS.some(({ value }) => value === text) ? null : 'is "0", "1" or "2"';
}

const blank = (text: string): string | null => (text.trim() === "" ? "is missing" : null);

const isHttps = (text: string): boolean =>
  /^https:\/\/\S+$/.test(text) && URL.canParse(text) && new URL(text).protocol === "https:";

export type CheckedForm = { bytes: Uint8Array; shape: Omit<FormShape, "sha256"> };

/** Half a character has no bytes of its own, so that what is sent would not be what was shown. */
const HALF_A_CHARACTER = /\p{Surrogate}/u;

/**
 * A form as it is to be sent: the bytes of the very text, and what of it may be kept. Refused where AWS would, without
 * repeating what was answered.
 */
export function checkForm(text: string): Result<CheckedForm, { message: string }> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > FORM_BYTES.max)
    return wrong(`has ${bytes.length - FORM_BYTES.max} bytes too many; AWS takes 16,384`);
  if (HALF_A_CHARACTER.test(text)) return wrong("holds half a character");
  const answers = answersOf(text);
  if (!answers.ok) return answers;
  for (const { name } of FORM_FIELDS) {
    const problem = fieldProblem(name, answers.value);
    if (problem !== null) return wrong(`can’t be sent: ${name} ${problem}`);
  }
  if (HALF_A_CHARACTER.test(Object.values(answers.value).join(" ")))
    return wrong("holds half a character");
  return ok({ bytes, shape: { bytes: bytes.length, fields: FORM_FIELDS.map(({ name }) => name) } });
}

function answersOf(text: string): Result<FormAnswers, { message: string }> {
  const value = jsonOf(text);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return wrong("is not a JSON object");
  const given = new Map<string, unknown>(Object.entries(value));
  const names = FORM_FIELDS.map(({ name }) => name);
  const missing = names.filter((name) => typeof given.get(name) !== "string");
  if (missing.length > 0) return wrong(`needs a text for ${missing.join(", ")}`);
  if (given.size > names.length) return wrong(`has other fields than ${names.join(", ")}`);
  const answer = (name: FormField) => String(given.get(name));
  return ok({
    companyName: answer("companyName"),
    companyWebsite: answer("companyWebsite"),
    intendedUsers: answer("intendedUsers"),
    industryOption: answer("industryOption"),
    otherIndustryOption: answer("otherIndustryOption"),
    useCases: answer("useCases"),
  });
}

/** A parser's message repeats what it could not read, so it is left out. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const wrong = (what: string) => err({ message: `The form ${what}.` });
