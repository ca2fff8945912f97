import { parseArgs } from "node:util";
import { isLoopbackHost } from "@/lib/domain/loopback";
import { requirementsOf } from "@/lib/domain/requirement/asked";
import { CHECK_FORMATS, type CheckFormat } from "@/lib/domain/requirement/render";
import type { Requirement } from "@/lib/domain/requirement/types";
import { err, ok, type Result } from "@/lib/domain/result";
import { parseDuration } from "@/lib/domain/words/durations";
import type { KeptReport } from "./check-reports";
import { flagsOf } from "./flags";

export type CheckPlan = {
  requirements: readonly Requirement[];
  format: CheckFormat;
  /** What is written beside it. */
  reports: readonly KeptReport[];
  waitMs: number;
  /** Whether what is read goes into the store of the dashboard. */
  store: boolean;
  /** The dashboard that is asked instead of AWS; null: AWS is. */
  server: string | null;
  help: boolean;
};

export const CHECK_USAGE = `Usage: bedrock-readiness check [name or model@region …] [options]

Checks requirements of the configuration file by name, or cells given as model@region.
Without arguments it checks every requirement of the file.

  --format table|json|junit|github|markdown
                                     how the answer is written (table)
  --report FORMAT=FILE               writes it to a file, too; may come again
  --wait 20m                         waits this long at most while AWS works or something could not be read
  --server URL                       asks a dashboard instead of AWS, by its requirements and what it read last; the
                                     token of the pipeline stands in READINESS_TOKEN
  --no-store                         keeps nothing of what is read
  --help                             prints this

Exit: 0 all is ready, 1 something is not ready, else 2 something could not be told, 3 usage or configuration.
`;

export type CheckFlags = Omit<CheckPlan, "requirements"> & { asked: readonly string[] };

/** Reads the flags of `check`, before anything is opened. An error says what is wrong, where, and what to do. */
export function parseCheckFlags(args: readonly string[]): Result<CheckFlags, string> {
  const parsed = readFlags(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const format = formatOf(values.format);
  if (!format) return err(unknownFormat(`--format ${values.format}`));
  const reports = reportsOf(values.report);
  if (!reports.ok) return reports;
  const waitMs = values.wait === undefined ? 0 : parseDuration(values.wait);
  if (waitMs === null) {
    return err(
      `--wait ${values.wait} is not a duration. Write a number and s, m or h, such as 20m.`,
    );
  }
  const server = values.server ?? null;
  const problem = server === null ? null : serverProblem(server);
  if (problem !== null) return err(problem);
  const { help } = values;
  const flags = { format, reports: reports.value, waitMs, server, help };
  return ok({ ...flags, store: !values["no-store"], asked: positionals });
}

const formatOf = (name: string): CheckFormat | undefined =>
  CHECK_FORMATS.find((one) => one === name);

const unknownFormat = (what: string): string =>
  `${what} is not known. Use one of ${CHECK_FORMATS.join(", ")}.`;

/** `junit=readiness.xml`, as often as it comes. */
function reportsOf(given: readonly string[]): Result<readonly KeptReport[], string> {
  const reports: KeptReport[] = [];
  for (const text of given) {
    const [, name = "", file = ""] = /^([a-z]+)=(.+)$/s.exec(text) ?? [];
    if (file === "")
      return err(`--report ${text} is not FORMAT=FILE, such as junit=readiness.xml.`);
    const format = formatOf(name);
    if (!format) return err(unknownFormat(`--report ${name}`));
    reports.push({ format, file });
  }
  return ok(reports);
}

/** Why an address can't be that of a dashboard; null: it can. A token that goes by plain http is read by whoever is on the way. */
export function serverProblem(server: string): string | null {
  const url = URL.canParse(server) ? new URL(server) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    return `--server ${server} is no address such as https://readiness.acme.example.`;
  return url.protocol === "https:" || isLoopbackHost(url.hostname)
    ? null
    : `--server ${server} is plain http, and the token would be read on the way. Use https.`;
}

/** What is to be checked, by the configuration's requirements. */
export function planCheck(
  { asked, ...flags }: CheckFlags,
  configured: readonly Requirement[],
): Result<CheckPlan, string> {
  const requirements = requirementsOf(asked, configured);
  return requirements.ok ? ok({ ...flags, requirements: requirements.value }) : requirements;
}

function readFlags(args: readonly string[]) {
  return flagsOf("check", () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "table" },
        report: { type: "string", multiple: true, default: [] },
        wait: { type: "string" },
        server: { type: "string" },
        "no-store": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
}
