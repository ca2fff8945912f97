import { parseArgs } from "node:util";
import { BaseModel } from "@/lib/contracts/actions/parts";
import { ACT_KINDS, type ActKind, type ActTarget } from "@/lib/domain/acts/kinds";
import { partitionOf } from "@/lib/domain/region";
import { err, ok, type Result } from "@/lib/domain/result";
import { modelOfProfile } from "@/lib/domain/routes";
import { flagsOf } from "./flags";

export const ACT_FORMATS = ["text", "json"] as const;
export type ActFormat = (typeof ACT_FORMATS)[number];

export const ACT_USAGE = `Usage: bedrock-readiness act accept-agreement --account A --model ID [--offer ID]
       bedrock-readiness act request-quota-increase --account A --region R --quota CODE --value N
       bedrock-readiness act enable-region --account A --region R
       bedrock-readiness act submit-use-case-form --account A --region R --form FILE
       bedrock-readiness act confirm ACT --hash HASH --word WORD [--form FILE]

The first four read AWS, print what would be signed, asked, switched on or submitted, and change nothing. confirm does
it, once, within 10 minutes. What may be done stands in the configuration, with the role that does it.

  --account A          the account, by id or name
  --model ID           the model by its id, such as xai.grok-4.6
  --offer ID           which offer, where there is more than one
  --region R           the Region of the quota or the form, or the one to switch on
  --quota CODE         the quota's code, such as L-15B8E632
  --value N            what to ask for, above AWS's default and what is applied
  --form FILE          the form's answers as JSON; sent byte for byte as they are, and kept nowhere
  --hash HASH          the hash of what was printed
  --word WORD          the word that was printed: the account id, or the Region's code
  --format text|json   how the answer is written (text)
  --help               prints this

--format json prints { "act", "hash", "word", "expiresAt", "preview" }.
Exit: 0 printed, or accepted by AWS; 1 refused; 2 not known; 3 usage or configuration.
`;

export type ActPlan =
  | { do: "help" }
  | { do: "preview"; account: string; target: ActTarget; form: string | null; format: ActFormat }
  | {
      do: "confirm";
      act: string;
      hash: string;
      word: string;
      form: string | null;
      format: ActFormat;
    };

const FLAGS = [
  "account",
  "model",
  "offer",
  "region",
  "quota",
  "value",
  "form",
  "hash",
  "word",
] as const;
type Flag = (typeof FLAGS)[number];
type Verb = ActKind | "confirm";

const NEEDS = {
  "accept-agreement": ["account", "model"],
  "request-quota-increase": ["account", "region", "quota", "value"],
  "enable-region": ["account", "region"],
  "submit-use-case-form": ["account", "region", "form"],
  confirm: ["hash", "word"],
} as const satisfies Record<Verb, readonly Flag[]>;

const TAKES: Partial<Record<Verb, readonly Flag[]>> = {
  "accept-agreement": ["offer"],
  confirm: ["form"],
};

/** Reads the arguments of `act`, before anything is opened. An error says what is wrong and what there is. */
export function parseActArgs(args: readonly string[]): Result<ActPlan, string> {
  const parsed = readFlags(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [name, ...more] = positionals;
  if (values.help || name === undefined) return ok({ do: "help" });
  const verb = [...ACT_KINDS, "confirm" as const].find((one) => one === name);
  if (!verb) return err(`there is no act ${name}. Use confirm, ${ACT_KINDS.join(", ")}.`);
  const format = ACT_FORMATS.find((one) => one === values.format);
  if (!format) return err(`--format ${values.format} is not known. Use text or json.`);
  const unfit = unfitFlags(verb, values);
  if (unfit !== null) return err(unfit);
  const form = values.form ?? null;
  if (verb === "confirm") {
    const [act, ...rest] = more;
    if (act === undefined) return err("Name the act to confirm.");
    if (rest.length > 0) return err(`${rest.join(" ")} is too much. See act --help.`);
    return ok({ do: verb, act, hash: values.hash ?? "", word: values.word ?? "", form, format });
  }
  if (more.length > 0) return err(`${more.join(" ")} is too much. See act --help.`);
  const target = targetOf(verb, values);
  if (!target.ok) return target;
  return ok({ do: "preview", account: values.account ?? "", target: target.value, form, format });
}

function unfitFlags(verb: Verb, values: Given): string | null {
  const needed: readonly Flag[] = NEEDS[verb];
  const missing = needed.filter((flag) => (values[flag] ?? "") === "");
  if (missing.length > 0)
    return `${missing.map((flag) => `--${flag}`).join(", ")} ${missing.length === 1 ? "is" : "are"} missing. See act --help.`;
  const other = FLAGS.find(
    (flag) => values[flag] !== undefined && !needed.includes(flag) && !TAKES[verb]?.includes(flag),
  );
  return other === undefined ? null : `--${other} is not for ${verb}. See act --help.`;
}

function targetOf(kind: ActKind, values: Given): Result<ActTarget, string> {
  const region = values.region ?? "";
  if (values.region !== undefined && partitionOf(region) === null)
    return err(`--region ${region} is no Region code.`);
  switch (kind) {
    case "accept-agreement": {
      const modelId = modelOfProfile(values.model ?? "");
      return BaseModel.safeParse(modelId).success
        ? ok({ kind, modelId, offerId: values.offer ?? null })
        : err(`--model ${values.model} is no model id, such as xai.grok-4.6.`);
    }
    case "request-quota-increase": {
      const value = Number(values.value);
      if (!AMOUNT.test(values.value ?? "") || value <= 0 || value > VALUE_MAX)
        return err(`--value ${values.value} is no number above 0. Write it without separators.`);
      return QUOTA_CODE.test(values.quota ?? "")
        ? ok({ kind, region, quotaCode: values.quota ?? "", value })
        : err(`--quota ${values.quota} is no quota code, such as L-15B8E632.`);
    }
    case "enable-region":
    case "submit-use-case-form":
      return ok({ kind, region });
  }
}

const QUOTA_CODE = /^[a-zA-Z][a-zA-Z0-9-]{1,127}$/;
const AMOUNT = /^\d{1,11}(?:\.\d{1,6})?$/;
/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_RequestServiceQuotaIncrease.html */
const VALUE_MAX = 10_000_000_000;

type Given = Partial<Record<Flag, string | undefined>>;

function readFlags(args: readonly string[]) {
  return flagsOf("act", () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        account: { type: "string" },
        model: { type: "string" },
        offer: { type: "string" },
        region: { type: "string" },
        quota: { type: "string" },
        value: { type: "string" },
        form: { type: "string" },
        hash: { type: "string" },
        word: { type: "string" },
        format: { type: "string", default: "text" },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
}
