import { z } from "zod";
import { diagnose } from "@/lib/domain/diagnosis/diagnose";
import { toExplainJson } from "@/lib/domain/diagnosis/explain-json";
import { OWNERS } from "@/lib/domain/owner";
import { partitionOf } from "@/lib/domain/region";
import { err, ok, type Result } from "@/lib/domain/result";
import { canWeUse } from "./can-we-use";
import { regionProblem } from "./find";
import { fitTool } from "./fit-tool";
import { howToCall } from "./how-to-call";
import { inTheWay } from "./in-the-way";
import { readyRoutes } from "./ready-routes";
import type { NotTold, Source } from "./source";

/** A question that a client may ask; `ask` refuses what its input is not. */
export type Tool = {
  name: string;
  title: string;
  description: string;
  input: z.ZodType;
  ask(source: Source, input: unknown): Promise<Result<object, NotTold>>;
};

const TEXT_MAX = 200_000;
const NAME_MAX = 300;

const name = z.string().min(1).max(NAME_MAX);
const model = name.describe("a model's id or name, or the id of an inference profile");
const region = name.describe("an AWS Region code such as eu-west-1");
const account = name.describe("an account's id or name").optional();
const route = name
  .describe("on-demand, provisioned, or the prefix of an inference profile: us, eu, global …")
  .optional();
const amount = z.number().min(0).max(1e15);

function tool<Input extends z.ZodType>(
  made: Omit<Tool, "input" | "ask"> & {
    input: Input;
    ask(source: Source, input: z.output<Input>): Promise<Result<object, NotTold>>;
  },
): Tool {
  return { ...made, ask: (source, input) => made.ask(source, made.input.parse(input)) };
}

export const TOOLS: readonly Tool[] = [
  tool({
    name: "explain_error",
    title: "What an error of Amazon Bedrock means",
    description:
      "What an error text of Bedrock or its SDKs means, who can fix it, the steps and a command. Give the whole text. Nothing is sent anywhere.",
    input: z.strictObject({
      text: z.string().min(1).max(TEXT_MAX),
      region: region.optional(),
    }),
    async ask(_source, { text, region: at }) {
      const problem = regionProblem(at);
      if (problem) return err(problem);
      const partition = at === undefined ? null : partitionOf(at);
      const where = { ...(at !== undefined && { region: at }), ...(partition && { partition }) };
      return ok(toExplainJson(diagnose(text, where)));
    },
  }),
  tool({
    name: "can_we_use",
    title: "Whether a model can be used",
    description:
      "Whether a model can be used in a Region, by any route or by one, in each account: yes, no, not yet or unknown, with why, who can act and how old that is.",
    input: z.strictObject({ model, region, route, account }),
    ask: canWeUse,
  }),
  tool({
    name: "ready_routes",
    title: "Where models are ready, and by which routes",
    description:
      "Accounts, Regions and routes in which models are ready, narrowed by model, Region, route or account; beside it what is unknown.",
    input: z.strictObject({ model: model.optional(), region: region.optional(), route, account }),
    ask: readyRoutes,
  }),
  tool({
    name: "how_to_call",
    title: "How a ready model is called",
    description:
      "For each open route of a ready model: the id to call it by, snippets (AWS CLI, Python, TypeScript), where that route sends calls, the least IAM policy of the caller, and what an organisation's Region deny has to exempt.",
    input: z.strictObject({ model, region, route, account }),
    ask: howToCall,
  }),
  tool({
    name: "fit",
    title: "Whether a load stays within a quota",
    description:
      "Whether so many calls a minute stay within a quota of tokens a minute, at admission and when calls end. Give tokensPerMinute, or a region to take the account's own quotas.",
    input: z.strictObject({
      model,
      region: region.optional(),
      account,
      tokensPerMinute: amount.optional(),
      callsPerMinute: amount,
      inputTokens: amount.describe("of a call, those from cache among them"),
      maxTokens: z.number().min(1).max(1e15).describe("max_tokens of a call"),
      outputTokens: amount.describe("of a call, on average"),
      cached: z.number().min(0).max(1).default(0).describe("share of the input read from cache"),
    }),
    ask: fitTool,
  }),
  tool({
    name: "what_is_in_the_way",
    title: "What stands in the way, and who can remove it",
    description:
      "Everything that keeps models from being used, by who can remove it, with steps and commands; narrowed by account, Region, model, requirement or owner.",
    input: z.strictObject({
      account,
      region: region.optional(),
      model: model.optional(),
      requirement: name.describe("the name of a configured requirement").optional(),
      owner: z.enum(OWNERS).optional(),
    }),
    ask: inTheWay,
  }),
];
