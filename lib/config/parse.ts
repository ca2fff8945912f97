import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { type Grant, unitName } from "@/lib/domain/access/grants";
import type { OrganizationSettings } from "@/lib/domain/organisation/settings";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ActionSettings, Settings } from "@/lib/domain/settings";
import { DAY_MS } from "@/lib/domain/time";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { type AccountEntry, ConfigFile, type GrantEntry } from "./schema";

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
const DEFAULT_ACCOUNT: AccountRef = {
  key: "default",
  accountId: null,
  name: null,
  access: { by: "default" },
};

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

const accountRef = (entry: z.infer<typeof AccountEntry>): AccountRef => ({
  ...readBy(entry),
  ...(entry.externalId && !entry.role && { externalId: entry.externalId }),
  ...(entry.actRole && { actRole: entry.actRole }),
  ...(entry.proveRole && { proveRole: entry.proveRole }),
});

function readBy(entry: z.infer<typeof AccountEntry>): AccountRef {
  const accountId = entry.id ?? entry.role?.split(":")[4] ?? null;
  const name = entry.name ?? null;
  if (entry.role) {
    const access = {
      by: "role",
      roleArn: entry.role,
      externalId: entry.externalId ?? null,
    } as const;
    return { key: accountId ?? entry.role, accountId, name, access };
  }
  if (entry.profile) {
    const access = { by: "profile", profile: entry.profile } as const;
    return {
      key: accountId ?? `profile:${entry.profile}`,
      accountId,
      name: name ?? entry.profile,
      access,
    };
  }
  return { key: accountId ?? "default", accountId, name, access: { by: "default" } };
}

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

function toConfig(file: ConfigFile): Config {
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
    webhook: file.webhook
      ? { url: file.webhook.url, secretFile: file.webhook.secretFile ?? null }
      : null,
  };
}

/** Parses `readiness.yaml`. Every problem is listed at once, with its line. */
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
  const parsed = ConfigFile.safeParse(whole.value);
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const at = beginOf(document, path.slice(0, length));
      if (at !== null) return lines.linePos(at).line;
    }
    return 1;
  };
  if (parsed.success) {
    const place = (index: number) => `${file}:${lineOf(["accounts", index])}`;
    return withoutDoubles(toConfig(parsed.data), place);
  }
  return err(
    parsed.error.issues.flatMap(ofTheirOption).flatMap((issue) => {
      if (issue.code === "unrecognized_keys") {
        return issue.keys.map(
          (key) =>
            `${file}:${lineOf([...issue.path, key])}: ${[...issue.path, key].join(".")} is not a setting.`,
        );
      }
      return [
        `${file}:${lineOf(issue.path)}: ${issue.path.join(".") || "the file"} ${issue.message}.`,
      ];
    }),
  );
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

function withoutDoubles(
  config: Config,
  place: (index: number) => string,
): Result<Config, readonly string[]> {
  const seen = new Set<string>();
  const doubles = config.accounts.flatMap(({ key }, index) => {
    if (seen.has(key)) return [`${place(index)}: account ${key} is there twice.`];
    seen.add(key);
    return [];
  });
  return doubles.length === 0 ? ok(config) : err(doubles);
}
