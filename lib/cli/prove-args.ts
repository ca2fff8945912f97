import { parseArgs } from "node:util";
import { partitionOf } from "@/lib/domain/region";
import { err, ok, type Result } from "@/lib/domain/result";
import { flagsOf } from "./flags";

export const PROVE_USAGE = `Usage: bedrock-readiness prove --account A --region R --model M [--route ROUTE] [options]
       bedrock-readiness prove confirm PROOF --hash HASH [--format table|json]

Tries a call of a model, which costs a little. The first form reads what AWS shows, makes no call, and prints the plan: each
call, where it may go, and what it costs at most. The second makes the calls of a plan, once, within ten minutes.

  --account 111122223333   by id or name; it needs a proveRole, and prove must be enabled
  --region eu-west-1       from where it is called
  --model anthropic.…      the id of the base model
  --route eu               on-demand, global, or the prefix of a profile; may be given again (every open one)
  --image                  a model that makes images makes one
  --format table|json      how the plan or the answer is written (table)
  --help                   prints this

Exit: 0 planned, or every call was answered, 1 refused, 2 no verdict, 3 usage or configuration.
`;

export type ProveArgs =
  | { do: "help" }
  | {
      do: "plan";
      format: Format;
      account: string;
      region: string;
      modelId: string;
      routes: readonly string[];
      image: boolean;
    }
  | { do: "confirm"; format: Format; id: string; hash: string };
type Format = "table" | "json";

/** Reads the arguments of `prove`. An error says what is wrong and what to do. */
export function parseProveArgs(args: readonly string[]): Result<ProveArgs, string> {
  const read = readFlags(args);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  if (values.help) return ok({ do: "help" });
  const format = (["table", "json"] as const).find((one) => one === values.format);
  if (!format) return err(`--format ${values.format} is not known. Use table or json.`);
  const [verb, id, ...more] = positionals;
  if (verb === undefined) return planArgs(values, format);
  if (verb !== "confirm") return err(`there is no prove ${verb}. See prove --help.`);
  if (id === undefined || values.hash === undefined || more.length > 0)
    return err("Write prove confirm PROOF --hash HASH, both as the plan printed them.");
  return ok({ do: "confirm", format, id, hash: values.hash });
}

type Flags = Extract<ReturnType<typeof readFlags>, { ok: true }>["value"]["values"];

function planArgs(values: Flags, format: Format): Result<ProveArgs, string> {
  const { account, region, model, route = [], image = false } = values;
  if (account === undefined || region === undefined || model === undefined)
    return err("Name --account, --region and --model. See prove --help.");
  if (partitionOf(region) === null)
    return err(`--region ${region} is not an AWS Region code such as eu-west-1.`);
  return ok({ do: "plan", format, account, region, modelId: model, routes: route, image });
}

function readFlags(args: readonly string[]) {
  return flagsOf("prove", () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        account: { type: "string" },
        region: { type: "string" },
        model: { type: "string" },
        route: { type: "string", multiple: true },
        image: { type: "boolean" },
        hash: { type: "string" },
        format: { type: "string", default: "table" },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
}
