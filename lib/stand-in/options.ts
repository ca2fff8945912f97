import { parseArgs } from "node:util";
import { z } from "zod";
import { isWorldName, WORLD_NAMES, type WorldName } from "@/lib/stand-in/worlds/all";

export type CommandOptions = {
  port: number;
  world: WorldName;
  /** A folder of recorded answers, which is served in the place of a world. */
  recorded: string | null;
  rate?: number;
  latencyMs?: number;
  speed?: number;
  keys: { accessKeyId: string; secretAccessKey: string }[];
  deny: string[];
  denyByScp: string[];
  allow: string[] | null;
  clockSkewMs: number;
  show: "server" | "truth" | "worlds" | "help";
};

const SCHEMA = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(9400),
  world: z
    .string()
    .default("first-look")
    .refine(isWorldName, `must be one of ${WORLD_NAMES.join(", ")}`),
  rate: z.coerce.number().positive().optional(),
  latency: z.coerce.number().min(0).optional(),
  speed: z.coerce.number().positive().optional(),
  "clock-skew": z.coerce.number().default(0),
});

export const USAGE = `Usage: npm run stand-in -- [options]
  --port N             port on 127.0.0.1 (9400; 0 takes a free one)
  --world NAME         ${WORLD_NAMES.join(", ")} (first-look)
  --recorded DIR       an account as it was recorded with the AWS CLI, in the place of a world;
                       docs/record-an-account.md says how
  --rate N             calls a second that each Bedrock operation of a region takes (no limit)
  --latency MS         wait before every answer (0)
  --speed N            how many times as fast scripted agreements run (1)
  --access-key K       a further key that is accepted, with --secret S
  --deny ACTION...     an action no caller's policy allows; may end in *
  --deny-scp ACTION... the same, by a service control policy
  --allow ACTION...    where given, exactly these actions are allowed
  --clock-skew MS      how far the server's clock is ahead
  --truth              print what is true in the world, as JSON, and end
  --list-worlds        print the worlds and end
`;

/** Reads the arguments, or says what is wrong with them, one line for each problem. */
export function readOptions(
  args: readonly string[],
): { ok: true; options: CommandOptions } | { ok: false; problems: string[] } {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values } = parsed;
  const checked = SCHEMA.safeParse(values);
  if (!checked.success) {
    return {
      ok: false,
      problems: checked.error.issues.map((issue) => `--${issue.path.join(".")}: ${issue.message}`),
    };
  }
  const { "access-key": accessKeyId, secret: secretAccessKey } = values;
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    return { ok: false, problems: ["--access-key and --secret belong together"] };
  }
  const recorded = values.recorded ?? null;
  if (recorded !== null && (values.world !== undefined || values.truth === true)) {
    return {
      ok: false,
      problems: ["--recorded is a world of its own: leave --world and --truth out"],
    };
  }
  const { port, world, rate, latency, speed, "clock-skew": clockSkewMs } = checked.data;
  return {
    ok: true,
    options: {
      port,
      world,
      recorded,
      ...(rate === undefined ? {} : { rate }),
      ...(latency === undefined ? {} : { latencyMs: latency }),
      ...(speed === undefined ? {} : { speed }),
      keys:
        accessKeyId === undefined || secretAccessKey === undefined
          ? []
          : [{ accessKeyId, secretAccessKey }],
      deny: values.deny ?? [],
      denyByScp: values["deny-scp"] ?? [],
      allow: values.allow ?? null,
      clockSkewMs,
      show: showOf(values),
    },
  };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: spreadLists(args),
      options: {
        port: { type: "string" },
        world: { type: "string" },
        recorded: { type: "string" },
        rate: { type: "string" },
        latency: { type: "string" },
        speed: { type: "string" },
        "access-key": { type: "string" },
        secret: { type: "string" },
        deny: { type: "string", multiple: true },
        "deny-scp": { type: "string", multiple: true },
        allow: { type: "string", multiple: true },
        "clock-skew": { type: "string" },
        truth: { type: "boolean" },
        "list-worlds": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
    return { ok: true as const, values };
  } catch (error) {
    return {
      ok: false as const,
      problems: [error instanceof Error ? error.message : String(error)],
    };
  }
}

const LISTS = ["--deny", "--deny-scp", "--allow"];

/** `--allow a b` means `--allow a --allow b`. */
function spreadLists(args: readonly string[]): string[] {
  let list: string | null = null;
  return args.flatMap((arg, index) => {
    if (arg.startsWith("-")) {
      list = LISTS.includes(arg) ? arg : null;
      return [arg];
    }
    return list === null || args[index - 1] === list ? [arg] : [list, arg];
  });
}

function showOf(values: {
  truth?: boolean | undefined;
  "list-worlds"?: boolean | undefined;
  help?: boolean | undefined;
}): CommandOptions["show"] {
  if (values.help === true) return "help";
  if (values["list-worlds"] === true) return "worlds";
  return values.truth === true ? "truth" : "server";
}
