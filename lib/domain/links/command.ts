import { trusted } from "./link";
import type { LinkTarget } from "./target";

type Command = (at: LinkTarget) => string | null;

const DNS_SUFFIX = {
  aws: "amazonaws.com",
  "aws-us-gov": "amazonaws.com",
  "aws-eusc": "amazonaws.eu",
  "aws-cn": "amazonaws.com.cn",
} as const satisfies Record<LinkTarget["partition"], string>;

const regionFlag = ({ region }: LinkTarget): string =>
  region ? ` --region ${shellQuote(region)}` : "";

const withModel =
  (build: (model: string, at: LinkTarget) => string): Command =>
  (at) =>
    at.modelId ? build(shellQuote(at.modelId), at) : null;

const bedrockHost = ({ region, partition }: LinkTarget): string | null =>
  region ? `bedrock.${region}.${DNS_SUFFIX[partition]}` : null;

/** Commands for a POSIX shell; null where a value that is needed is not known. */
const COMMANDS = {
  acceptOffer: withModel((model, at) => {
    const offers = `aws bedrock list-foundation-model-agreement-offers --model-id ${model}${regionFlag(at)}`;
    const token = `"$(${offers} --query 'offers[0].offerToken' --output text)"`;
    return `aws bedrock create-foundation-model-agreement --model-id ${model}${regionFlag(at)} --offer-token ${token}`;
  }),
  availability: withModel(
    (model, at) =>
      `aws bedrock get-foundation-model-availability --model-id ${model}${regionFlag(at)}`,
  ),
  callerIdentity: () => "aws sts get-caller-identity",
  clock: (at) => {
    const host = bedrockHost(at);
    return host ? `date -u && curl -sI https://${host} | grep -i '^date:'` : "date -u";
  },
  configureList: () => "aws configure list",
  dns: (at) => {
    const host = bedrockHost(at);
    return host ? `nslookup ${host}` : null;
  },
  enableRegion: ({ region, partition }) =>
    region && partition === "aws"
      ? `aws account enable-region --region-name ${shellQuote(region)}`
      : null,
  listOffers: withModel(
    (model, at) =>
      `aws bedrock list-foundation-model-agreement-offers --model-id ${model}${regionFlag(at)}`,
  ),
  listModels: (at) =>
    `aws bedrock list-foundation-models${regionFlag(at)} --query 'modelSummaries[].modelId'`,
  listProfiles: (at) =>
    `aws bedrock list-inference-profiles --type-equals SYSTEM_DEFINED${regionFlag(at)} --query 'inferenceProfileSummaries[].inferenceProfileId'`,
  profiles: () => "aws configure list-profiles",
  profileDestinations: (at) =>
    at.profileId
      ? `aws bedrock get-inference-profile --inference-profile-identifier ${shellQuote(at.profileId)}${regionFlag(at)} --query 'models[].modelArn'`
      : null,
  quotaRequests: (at) =>
    `aws service-quotas list-requested-service-quota-change-history --service-code bedrock${regionFlag(at)}`,
  tokensPerDay: (at) =>
    `aws service-quotas get-service-quota --service-code bedrock --quota-code L-E3F10727${regionFlag(at)}`,
  quota: (at) =>
    at.quotaCode
      ? `aws service-quotas get-service-quota --service-code bedrock --quota-code ${shellQuote(at.quotaCode)}${regionFlag(at)}`
      : `aws service-quotas list-service-quotas --service-code bedrock${regionFlag(at)}`,
  regionStatus: ({ region, partition }) =>
    region && partition === "aws"
      ? `aws account get-region-opt-status --region-name ${shellQuote(region)}`
      : null,
  retention: (at) => `aws bedrock get-account-data-retention${regionFlag(at)}`,
  ssoLogin: () => "aws sso login",
  submitForm: (at) =>
    `aws bedrock put-use-case-for-model-access${regionFlag(at)} --form-data fileb://form.json`,
  version: () => "aws --version",
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];

/** A command to copy with Region, model and quota filled in, or null where one of them is needed and not known. */
export function commandFor(name: CommandName, target: LinkTarget): string | null {
  return COMMANDS[name](trusted(target));
}

/** One word of a POSIX shell, whatever it holds. */
export function shellQuote(value: string): string {
  return /^[A-Za-z0-9_./:@%+=-]+$/.test(value) ? value : `'${value.replace(/'/g, "'\\''")}'`;
}
