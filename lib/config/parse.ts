import path from "node:path";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { type Grant, unitName } from "@/lib/domain/access/grants";
import type { OrganizationSettings } from "@/lib/domain/organisation/settings";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ActionSettings, Settings } from "@/lib/domain/settings";
import { DAY_MS } from "@/lib/domain/time";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { accountRef, DEFAULT_ACCOUNT } from "./accounts";
import { type FileProblem, problemsAcross } from "./across";
import { ConfigFile, type GrantEntry } from "./schema";
import { sayWhatBelongs } from "./words";

export type Webhook = { url: string; secretFile: string | null };
export type Config = {
  accounts: readonly AccountRef[];
  organization: OrganizationSettings | null;
  settings: Omit<Settings, "scanIntervalMs">;
  webhook: Webhook | null;
};

/** Calls that are tried in an account in a day, where nothing else is set. */
const CALLS_PER_DAY = 50;
const RETENTION_MS = 400 * DAY_MS;
export const NO_CONFIG: Config = {
  accounts: [DEFAULT_ACCOUNT],
  organization: null,
  settings: {
    regions: null,
    requirements: [],
    accessPortal: null,
    retentionMs: RETENTION_MS,
    auditRetentionMs: RETENTION_MS,
    maskAccountIds: false,
    grants: [],
    actions: { enabled: false, kinds: [], secondPerson: false },
    prove: { enabled: false, callsPerDay: CALLS_PER_DAY },
  },
  webhook: null,
};

const grantOf = ({ group, email, role, ...over }: z.infer<typeof GrantEntry>): Grant => ({
  to: email === undefined ? { by: "group", pattern: group ?? "" } : { by: "email", pattern: email },
  role,
  accounts:
    over.accounts || over.ous
      ? [...(over.accounts ?? []), ...(over.ous ?? []).map(unitName)]
      : null,
});

const organizationOf = (given: NonNullable<ConfigFile["organization"]>): OrganizationSettings => ({
  role: given.role ?? null,
  memberRole: given.memberRole,
  externalId: given.externalId ?? null,
  include: { ous: given.include?.ous ?? null, tags: given.include?.tags ?? null },
  exclude: given.exclude ?? [],
});

/** Without a list of its own, those of the organization are read, and the default account is one of them. */
const accountsOf = ({ accounts, organization }: ConfigFile): readonly AccountRef[] =>
  accounts?.map(accountRef) ?? (organization ? [] : [DEFAULT_ACCOUNT]);

const actionsOf = (given: ConfigFile["actions"]): ActionSettings => ({
  enabled: given?.enabled ?? false,
  kinds: [...new Set(given?.kinds)],
  secondPerson: given?.secondPerson ?? false,
});

/** A file beside the configuration is named from there, whatever folder the program runs in. */
const beside = (configuration: string, file: string): string =>
  path.resolve(/*turbopackIgnore: true*/ path.dirname(configuration), file);

function webhookOf({ webhook }: ConfigFile, configuration: string): Webhook | null {
  if (!webhook) return null;
  const { url, secretFile } = webhook;
  return { url, secretFile: secretFile === undefined ? null : beside(configuration, secretFile) };
}

function toConfig(file: ConfigFile, configuration: string): Config {
  return {
    accounts: accountsOf(file),
    organization: file.organization ? organizationOf(file.organization) : null,
    settings: {
      regions: file.regions ?? null,
      requirements: (file.requirements ?? []).map((entry) => ({
        name: entry.name,
        models: entry.models,
        regions: entry.regions ?? null,
        routes: entry.routes ?? null,
        tokensPerMinute: entry.tokensPerMinute ?? null,
        accounts: entry.accounts ?? null,
        ...(entry.load && { load: entry.load }),
        ...(entry.ous && { units: entry.ous }),
        ...(entry.prove !== undefined && { proveEveryMs: entry.prove }),
      })),
      accessPortal: file.accessPortal ?? null,
      retentionMs: file.retention ?? RETENTION_MS,
      auditRetentionMs: file.auditRetention ?? RETENTION_MS,
      maskAccountIds: file.maskAccountIds ?? false,
      ...(file.metrics && { metricsByAccount: file.metrics.accounts }),
      ...(file.awsHealth && { awsHealth: file.awsHealth.enabled }),
      ...(file.principals?.enabled && { checkPrincipals: true }),
      ...(file.usage?.enabled && { usage: true }),
      grants: (file.access?.grants ?? []).map(grantOf),
      actions: actionsOf(file.actions),
      prove: {
        enabled: file.prove?.enabled ?? false,
        callsPerDay: file.prove?.callsPerDay ?? CALLS_PER_DAY,
      },
    },
    webhook: webhookOf(file, configuration),
  };
}

/** Parses the text of `readiness.yaml`, which is that file. Every problem is listed at once, with its line. */
export function parseConfig(text: string, file: string): Result<Config, readonly string[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return err(
      document.errors.map(
        (error) => `${file}:${lines.linePos(error.pos[0]).line}: ${error.message.split("\n")[0]}`,
      ),
    );
  }
  const whole = unfolded(document);
  if (!whole.ok) return err([`${file}: ${whole.error}`]);
  const parsed = ConfigFile.safeParse(whole.value, { error: sayWhatBelongs });
  const issues = parsed.success ? [] : parsed.error.issues.flatMap(ofTheirOption);
  const told = [...issues.flatMap(wordsOf), ...problemsAcross(whole.value)];
  if (parsed.success && told.length === 0) return ok(toConfig(parsed.data, file));
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const at = beginOf(document, path.slice(0, length));
      if (at !== null) return lines.linePos(at).line;
    }
    return 1;
  };
  return err(
    told
      .map(({ path, text: words }) => ({ line: lineOf(path), words }))
      .sort((a, b) => a.line - b.line)
      .map(({ line, words }) => `${file}:${line}: ${words}`),
  );
}

function wordsOf(issue: z.core.$ZodIssue): readonly FileProblem[] {
  const { path } = issue;
  if (issue.code !== "unrecognized_keys")
    return [{ path, text: `${path.join(".") || "the file"} ${issue.message}.` }];
  return issue.keys.map((key) => {
    const named = [...path, key];
    return { path: named, text: `${named.join(".")} is not a setting.` };
  });
}

/** Where a setting begins: at its name, since a block begins below it; null: there is none. */
function beginOf(document: Document.Parsed, path: readonly PropertyKey[]): number | null {
  const holder: unknown =
    path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const pair = isMap(holder)
    ? holder.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
    : undefined;
  const node: unknown = pair?.key ?? document.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

/** What is wrong with the one option of a union that is of the given kind; where none is, the union's own words. */
function ofTheirOption(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const isOfIts = ({ code, path }: z.core.$ZodIssue) => code !== "invalid_type" || path.length > 0;
  const option = issue.errors.find((issues) => issues.every(isOfIts));
  return option?.map((one) => ({ ...one, path: [...issue.path, ...one.path] })) ?? [issue];
}

/** Aliases of aliases may stand for more than any memory holds; the parser counts them and throws. */
function unfolded(document: Document.Parsed): Result<unknown, string> {
  try {
    const whole: unknown = document.toJS();
    return ok(whole ?? {});
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return /alias count/.test(error.message)
      ? err("aliases (*name) stand for too much. Write out what they stand for.")
      : err(`${error.message}.`);
  }
}
