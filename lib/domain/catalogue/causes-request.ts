import type { Cause } from "@/lib/domain/causes";
import type { CauseEntry } from "./entry";
import { AFTER_FIX, NEVER } from "./retry";

const IN_CODE = { retry: NEVER, takes: "with the next call" } as const;

/** What Bedrock refuses in the request: model choice, body, parameters, resources. */
export const REQUEST_CAUSES = {
  "model-id-invalid": {
    code: "ValidationError",
    title: "Model id not valid here",
    sentence:
      "The model id is not known in {region}: a typo, a prefix that is not offered there, or the wrong Region.",
    steps: [
      {
        text: "List the ids and profiles of the Region that is called.",
        link: "inferenceProfiles",
      },
      { text: "Check which Region the client uses.", link: "regionSetting" },
    ],
    command: "listProfiles",
    ...IN_CODE,
  },
  "request-body-malformed": {
    code: "ValidationError",
    title: "Request body not valid",
    sentence: "The body of the request does not fit what the model expects.",
    steps: [
      { text: "Correct the field that the message names.", link: "modelParameters" },
      { text: "The Converse API takes the same body for every model.", link: "converse" },
    ],
    ...IN_CODE,
  },
  "input-too-long": {
    code: "ValidationError",
    title: "Input too long or too large",
    sentence: "The prompt, a document or an image is larger than {model} takes.",
    steps: [
      {
        text: "Shorten it: summarise or leave out earlier turns, split the document, scale the image down.",
        link: "modelParameters",
      },
      {
        text: "Or call a model, or switch on an option, with a larger context window.",
        link: "modelRegions",
      },
    ],
    ...IN_CODE,
  },
  "client-field-unsupported": {
    code: "ValidationError",
    title: "Client sends an unsupported field",
    sentence: "The client or gateway sends a field or a beta flag that Bedrock does not take.",
    steps: [
      {
        text: "Update the client or gateway, or switch off in it the field or beta flag that the message names.",
        link: "modelParameters",
      },
      {
        text: "What Bedrock takes for every model is the body of the Converse API.",
        link: "converse",
      },
    ],
    ...IN_CODE,
  },
  "api-path-unsupported": {
    code: "ValidationError",
    title: "Model served on another API",
    sentence: "{model} is served on another API or endpoint than the one that was called.",
    steps: [
      {
        text: "Look up which API and endpoint serve {model}, and call it there.",
        link: "apis",
      },
      { text: "With an OpenAI or Anthropic client, correct its base URL.", link: "mantle" },
    ],
    ...IN_CODE,
  },
  "service-tier-unavailable": {
    code: "ValidationError",
    title: "Service tier not available",
    sentence: "{model} is not offered in the service tier that the request names.",
    steps: [
      {
        text: "Leave the service tier out, or name one that {model} has: default, flex, priority or reserved.",
        link: "serviceTiers",
      },
    ],
    ...IN_CODE,
  },
  "unknown-operation": {
    code: "InvalidAction",
    title: "No such operation",
    sentence: "The endpoint has no operation at the URL path that was called.",
    steps: [
      {
        text: "Correct the client's base URL and path: host and operation must belong together.",
        link: "apis",
      },
      { text: "If an SDK made the path, update the SDK.", link: "cliInstall" },
    ],
    command: "version",
    ...IN_CODE,
  },
  "inference-profile-required": {
    code: "ValidationError",
    title: "Needs an inference profile",
    sentence: "{model} can't be called on demand in {region}, only through an inference profile.",
    steps: [
      {
        text: "Call a profile id (us., eu., jp., global. …) instead of the model id.",
        link: "inferenceProfiles",
      },
      {
        text: "Allow the profile and every Region it routes to in the caller's policy.",
        link: "crossRegion",
      },
    ],
    command: "listProfiles",
    ...IN_CODE,
  },
  "model-end-of-life": {
    code: "ResourceNotFound",
    title: "Model has been retired",
    sentence: "{model} has reached its end of life.",
    steps: [{ text: "Move to a newer model that is ready.", link: "lifecycle" }],
    command: "listModels",
    ...IN_CODE,
  },
  "model-feature-unsupported": {
    code: "ValidationError",
    title: "Model lacks this feature",
    sentence: "{model} does not support a feature that the request uses.",
    steps: [{ text: "Drop the feature, or use a model that has it.", link: "converse" }],
    ...IN_CODE,
  },
  "model-legacy-not-used": {
    code: "ResourceNotFound",
    title: "Legacy model, not used lately",
    sentence:
      "{model} is legacy and the account has not used it for 15 to 30 days, so AWS refuses it. Permissions do not matter.",
    steps: [{ text: "Move to a newer model that is ready.", link: "lifecycle" }],
    command: "listModels",
    ...IN_CODE,
  },
  "request-parameter-unsupported": {
    code: "ValidationError",
    title: "Parameter not accepted",
    sentence: "The model refuses a parameter or its value.",
    steps: [
      {
        text: "Change or leave out the parameter that the message names.",
        link: "modelParameters",
      },
    ],
    ...IN_CODE,
  },
  "resource-not-found": {
    code: "ResourceNotFound",
    title: "Resource does not exist",
    sentence:
      "The agent, profile, knowledge base or other resource is not in this Region and account.",
    steps: [
      { text: "Use its id, not its name, and the Region it was made in.", link: "regionSetting" },
      { text: "For a model or profile, list what the Region has.", link: "inferenceProfiles" },
    ],
    command: "listProfiles",
    ...IN_CODE,
  },
  "sdk-old-or-incomplete": {
    code: "Unrecognized",
    title: "SDK too old or incomplete",
    sentence: "The installed SDK or CLI lacks the service, the operation or an extra package.",
    steps: [
      {
        text: "Update the SDK or CLI, or install the package that the message names.",
        link: "cliInstall",
      },
    ],
    command: "version",
    retry: AFTER_FIX,
    takes: "at once",
  },
  "agent-configuration-invalid": {
    code: "ValidationError",
    title: "Configuration not valid",
    sentence: "The configuration of the agent, knowledge base or session is refused.",
    steps: [
      {
        text: "Correct the configuration that the message names; an agent is then prepared again.",
        link: "apiReference",
      },
    ],
    ...IN_CODE,
  },
  "guardrail-not-found": {
    code: "ValidationError",
    title: "Guardrail does not exist",
    sentence: "The guardrail id or version does not exist in the Region of the call.",
    steps: [
      {
        text: "Use a guardrail of this Region, and a version that was created.",
        link: "guardrails",
      },
    ],
    ...IN_CODE,
  },
  "region-not-configured": {
    code: "Unrecognized",
    title: "No Region set",
    sentence: "The client does not know which Region to call.",
    steps: [
      {
        text: "Set AWS_REGION (boto3 also reads AWS_DEFAULT_REGION), the Region of the profile, or that of the client.",
        link: "regionSetting",
      },
    ],
    command: "configureList",
    retry: AFTER_FIX,
    takes: "at once",
  },
  "model-not-in-region": {
    code: "ResourceNotFound",
    title: "Model not in this Region",
    sentence: "{model} is not offered in {region}.",
    steps: [
      { text: "Call a Region or a profile that offers it.", link: "modelRegions" },
      { text: "Cross-Region inference may reach it from here.", link: "crossRegion" },
    ],
    command: "listProfiles",
    ...IN_CODE,
  },
} as const satisfies Partial<Record<Cause, CauseEntry>>;
