import { modelOfProfile } from "@/lib/domain/routes";

/** The day of AWS's table below. A model that came later stands in no row of it, and is not guessed. */
export const BURNDOWN_AS_OF = "2026-10-31";

const OF_CLAUDE: Readonly<Record<string, number>> = {
  "opus 4.8": 15,
  "opus 5": 10,
  "opus 5.5": 10,
  "sonnet 5": 10,
  "fable 5.1": 10,
};
const FAMILIES_OF_4 = ["opus", "sonnet", "haiku"];
const LAST_FIVEFOLD = 7;

/** The date of a model's id has eight digits, so what has one or two is the minor version. */
const CLAUDE = /^anthropic\.claude-([a-z]+)-(\d)(?:-(\d{1,2})(?!\d))?(?![\d])/;
const EARLIER = /^anthropic\.claude-(?:v\d|instant|3-)/;
const CLAUDE_3_7 = /^anthropic\.claude-3-7-/;

/**
 * How many tokens of its quotas a minute and a day one output token uses up, by model id or profile id; null: AWS's table
 * does not say. 15 for Claude Opus 4.8, 10 for Opus 5 and 5.5, Sonnet 5 and Fable 5.1, 5 for Claude 3.7 to 4.7, else 1.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html
 */
export function burndownOf(id: string): number | null {
  const modelId = modelOfProfile(id);
  if (!modelId.startsWith("anthropic.")) return 1;
  if (CLAUDE_3_7.test(modelId)) return 5;
  if (EARLIER.test(modelId)) return 1;
  const [, family, major, minor] = CLAUDE.exec(modelId) ?? [];
  if (family === undefined || major === undefined) return null;
  const named =
    OF_CLAUDE[minor === undefined ? `${family} ${major}` : `${family} ${major}.${minor}`];
  if (named !== undefined) return named;
  const isFour = major === "4" && FAMILIES_OF_4.includes(family);
  return isFour && Number(minor ?? 0) <= LAST_FIVEFOLD ? 5 : null;
}
