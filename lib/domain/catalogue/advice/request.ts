import type { Step } from "@/lib/domain/catalogue/entry";
import type { Cause } from "@/lib/domain/causes";
import { type InputPart, type Limit, WITH_ANSWER } from "@/lib/domain/diagnosis/named-figures";
import { figure } from "@/lib/domain/words/figure";
import type { Advise } from "./said";

const SHORTEN = {
  image: { what: "The image", how: "Scale the image down, or send fewer or smaller ones." },
  document: { what: "The document", how: "Split the document, or send the pages that matter." },
  video: {
    what: "The recording",
    how: "Cut the recording, or send it from S3 where the model takes that.",
  },
  text: { what: "The text", how: "Split the text into parts that fit, and send them one by one." },
  prompt: {
    what: "The prompt",
    how: "Shorten the conversation: summarise or leave out earlier turns, and what tools returned.",
  },
} as const satisfies Record<InputPart, { what: string; how: string }>;

const tooLong: Advise = ({ said: { part, limit } }) => {
  if (part === null && limit === null) return null;
  const { what, how } = SHORTEN[part ?? "prompt"];
  const lower = "Lower max_tokens, whose room counts too, or shorten the conversation.";
  const first = limit?.unit === WITH_ANSWER ? lower : how;
  const steps: [Step, ...Step[]] = [{ text: first, link: "modelParameters" }];
  if (part === "prompt" || part === null) {
    steps.push({
      text: "Or call a model, or switch on an option, with a larger context window.",
      link: "modelRegions",
    });
  }
  return { sentence: `${what} is larger than {model} takes${overBy(limit)}.`, steps };
};

function overBy(limit: Limit | null): string {
  if (limit === null) return "";
  const unit = limit.unit ? ` ${limit.unit}` : "";
  return limit.given === null
    ? `: at most ${figure(limit.max)}${unit}`
    : `: ${figure(limit.given)}${unit}, where ${figure(limit.max)} are allowed`;
}

const clientField: Advise = ({ said: { field } }) => {
  if (field === null) return null;
  if (field.toLowerCase() === "beta flag") {
    return {
      sentence:
        "The client or gateway sends a beta flag (anthropic_beta) that Bedrock does not take.",
      steps: [
        {
          text: "Update the client or gateway, or switch its beta headers off (Claude Code: CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS=1).",
          link: "converse",
        },
      ],
    };
  }
  return {
    sentence: `The client or gateway sends ${field}, which Bedrock does not take for {model}.`,
    steps: [
      {
        text: `Update the client or gateway, or switch off in it what sends ${field}.`,
        link: "converse",
      },
      {
        text: "The fields that a model takes are on the page of its parameters.",
        link: "modelParameters",
      },
    ],
  };
};

const malformed: Advise = ({ said: { field } }) =>
  field === null
    ? null
    : {
        sentence: `The body of the request does not fit what {model} expects: ${field}.`,
        steps: [
          { text: `Correct ${field} in what the client sends.`, link: "modelParameters" },
          { text: "The Converse API takes the same body for every model.", link: "converse" },
        ],
      };

const parameter: Advise = ({ said: { limit } }) =>
  limit === null
    ? null
    : {
        sentence: `The model refuses a value above its limit of ${figure(limit.max)}.`,
        steps: [
          {
            text: `Ask for at most ${figure(limit.max)}: for output tokens by max_tokens or maxTokens.`,
            link: "modelParameters",
          },
        ],
      };

/** Mantle has a list and ids of its own; those of the runtime endpoint say nothing of it. */
const modelId: Advise = ({ said: { host } }) => {
  if (host === null || !/^bedrock-mantle\./.test(host)) return null;
  return {
    sentence:
      "The Mantle endpoint does not know the model id: a typo, a missing provider, or another Region.",
    steps: [
      {
        text: "List the models of the endpoint that is called; ids begin with the provider (openai.…), without a profile's prefix.",
        link: "mantle",
      },
      { text: "Check which Region the client uses.", link: "regionSetting" },
    ],
    command: `curl -H "Authorization: Bearer $AWS_BEARER_TOKEN_BEDROCK" https://${host}/v1/models`,
  };
};

const agentConfiguration: Advise = ({ said: { statement, store } }) => {
  if (statement !== null) {
    return {
      sentence:
        "The vector store of the knowledge base lacks an index or a column that Bedrock needs.",
      steps: [
        {
          text: "Run this on the database, with its own table and field, then create the knowledge base again.",
          link: "kbStores",
          copy: statement,
        },
      ],
    };
  }
  if (store === null) return null;
  return {
    sentence: "The vector store that the knowledge base names is not set up as Bedrock needs it.",
    steps: [
      {
        text: "Correct index, table and field names as the message says, then create the knowledge base again.",
        link: "kbStores",
      },
    ],
  };
};

/** What to change in the request: the field, the figure, the part that is too long. */
export const REQUEST_ADVICE = {
  "input-too-long": tooLong,
  "client-field-unsupported": clientField,
  "request-body-malformed": malformed,
  "request-parameter-unsupported": parameter,
  "model-id-invalid": modelId,
  "agent-configuration-invalid": agentConfiguration,
} as const satisfies Partial<Record<Cause, Advise>>;
