import { z } from "zod";
import { accountNameProblem } from "@/lib/domain/access/grants";
import { ROLES } from "@/lib/domain/access/roles";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import { loadProblems } from "@/lib/domain/capacity/load";
import { isUnitId, UNIT_WORDS } from "@/lib/domain/organisation/units";
import { isExternalId } from "@/lib/domain/policy/policy";
import { partitionOf } from "@/lib/domain/region";
import {
  MODEL_TEXT,
  MODEL_WORDS,
  NAME_MAX,
  REGION_WORDS,
  ROUTE_TEXT,
  ROUTE_WORDS,
} from "@/lib/domain/requirement/fields";
import { WITHINS } from "@/lib/domain/requirement/routes";
import { DAY_MS } from "@/lib/domain/time";
import { parseDuration } from "@/lib/domain/words/durations";

const accountId = z
  .string({ error: "is an account id of 12 digits, in quotes" })
  .regex(/^\d{12}$/, "is an account id of 12 digits, in quotes");
const region = z.string().refine((text) => partitionOf(text) !== null, REGION_WORDS);
const roleArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
    "is not a role ARN such as arn:aws:iam::111122223333:role/BedrockReadinessRead",
  );
const externalId = z
  .string()
  .refine(isExternalId, "is 2 to 1,224 letters, digits and _+=,.@:/- without spaces");
const DURATION = "is a number and a unit, such as 400d or 12h";
const duration = z.string({ error: DURATION }).transform((text, issues) => {
  const ms = parseDuration(text);
  if (ms !== null && ms > 0) return ms;
  issues.addIssue({ code: "custom", message: DURATION });
  return z.NEVER;
});
const modelText = z.string().regex(MODEL_TEXT, MODEL_WORDS);

/** `fetch` refuses an address that holds a user or a password: https://fetch.spec.whatwg.org/#dom-request */
const webhookUrl = z
  .url({
    protocol: /^https?$/,
    error: "is an address of http or https, such as https://hooks.example.com/readiness",
  })
  .refine(
    (address) => !URL.canParse(address) || !hasUser(new URL(address)),
    "holds a user or a password, and a webhook is called without. Sign with secretFile, or put the secret into the path",
  );
const hasUser = ({ username, password }: URL): boolean => username !== "" || password !== "";

const portalUrl = z.url({
  protocol: /^https$/,
  error: "is an address that begins with https, such as https://acme.awsapps.com/start",
});

export const AccountEntry = z
  .strictObject({
    id: accountId.optional(),
    name: z.string().min(1).max(100).optional(),
    role: roleArn.optional(),
    externalId: externalId.optional(),
    actRole: roleArn.optional(),
    proveRole: roleArn.optional(),
    profile: z.string().min(1).max(200).optional(),
  })
  .superRefine((entry, issues) => {
    const say = (path: string, message: string) =>
      issues.addIssue({ code: "custom", path: [path], message });
    if (entry.role && entry.profile)
      say("profile", "stands beside role; an account is reached by one of them");
    if (entry.externalId && !entry.role && !entry.actRole && !entry.proveRole)
      say("externalId", "needs a role");
    const readIn = accountOfRole(entry.role);
    if (entry.id && readIn && readIn !== entry.id)
      say("role", `is of account ${readIn}, but id says ${entry.id}`);
    const account = entry.id ?? readIn;
    const others = new Set([entry.role]);
    for (const key of ["actRole", "proveRole"] as const) {
      const arn = entry[key];
      if (!arn) continue;
      const own = accountOfRole(arn);
      if (account && own !== account)
        say(key, `is of account ${own}, but this is account ${account}`);
      if (others.has(arn)) say(key, "has another use already; each use has a role of its own");
      others.add(arn);
    }
    if (!entry.id && !entry.role && !entry.profile)
      say("id", "is missing: give id, role or profile");
  });

const accountOfRole = (arn: string | undefined): string | undefined => arn?.split(":")[4];

const units = z
  .array(z.string().refine(isUnitId, UNIT_WORDS))
  .min(1, "needs at least one unit; leave it out for all");

const OrganizationEntry = z.strictObject({
  role: roleArn.optional(),
  memberRole: z
    .string()
    .regex(
      /^(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/,
      "is not the name of a role, such as BedrockReadinessRead",
    ),
  externalId: externalId.optional(),
  include: z
    .strictObject({
      ous: units.optional(),
      tags: z
        .record(z.string().min(1).max(128), z.string({ error: "is a text, in quotes" }).max(256))
        .refine(
          (tags) => Object.keys(tags).length > 0,
          "needs at least one tag; leave it out for all",
        )
        .optional(),
    })
    .optional(),
  exclude: z
    .array(accountId)
    .min(1, "needs at least one account; leave it out for none")
    .optional(),
});

const routeName = z.string().regex(ROUTE_TEXT, ROUTE_WORDS);
const within = z.enum(WITHINS, `is not a geography. Known are ${WITHINS.join(", ")}`);
const routeRule = z.union(
  [z.array(routeName).min(1, "needs at least one route"), z.strictObject({ within })],
  "is neither a list such as [eu, on-demand] nor a policy such as { within: eu }",
);

const amount = (what: string) => z.number({ error: `is ${what}, as a number` });
const loadEntry = z
  .strictObject({
    callsPerMinute: amount("how many calls a minute there are").positive("is above 0"),
    inputTokens: amount("how many input tokens a call has, those from cache among them"),
    maxTokens: amount("max_tokens of a call; left out, nothing could be told to fit"),
    outputTokens: amount("how many output tokens a call gives, on average"),
    cached: amount("the share of the input that is read from cache").default(0),
  })
  .superRefine((load, issues) => {
    for (const [part, message] of Object.entries(loadProblems(load)))
      issues.addIssue({ code: "custom", path: [part], message });
  });

export const RequirementEntry = z.strictObject({
  name: z.string().min(1).max(NAME_MAX),
  models: z.array(modelText).min(1, "needs at least one model"),
  regions: z.array(region).min(1, "needs at least one Region; leave it out for all").optional(),
  routes: routeRule.optional(),
  tokensPerMinute: z.number().int().positive().optional(),
  load: loadEntry.optional(),
  accounts: z
    .array(z.string())
    .min(1, "needs at least one account; leave it out for all")
    .optional(),
  ous: units.optional(),
  prove: duration
    .refine((ms) => ms >= DAY_MS, "is less than a day; a route is tried at most daily")
    .optional(),
});

const grantAccount = z
  .string({ error: "is an account id of 12 digits, in quotes, a name, or a pattern of names" })
  .max(200)
  .superRefine((text, issues) => {
    const message = accountNameProblem(text);
    if (message !== null) issues.addIssue({ code: "custom", message });
  });
const pattern = z.string().min(1).max(320);

export const GrantEntry = z
  .strictObject({
    group: pattern.optional(),
    email: pattern
      .regex(
        /^[^\s@]+@[^\s@]+$/,
        'is not an address, or a pattern of them such as "*@acme.example"',
      )
      .optional(),
    role: z.enum(ROLES, { error: `is one of ${ROLES.join(", ")}` }),
    accounts: z
      .array(grantAccount)
      .min(1, "needs at least one account; leave it out for all")
      .optional(),
    ous: units.optional(),
  })
  .superRefine(({ group, email }, issues) => {
    const say = (path: string, message: string) =>
      issues.addIssue({ code: "custom", path: [path], message });
    if (group !== undefined && email !== undefined)
      say("email", "stands beside group; a grant goes by one of them");
    if (group === undefined && email === undefined) say("group", "is missing: give group or email");
  });

const Actions = z
  .strictObject({
    enabled: z.boolean(),
    kinds: z
      .array(z.enum(ACT_KINDS, { error: `is one of ${ACT_KINDS.join(", ")}` }))
      .min(1, "needs at least one kind")
      .optional(),
    secondPerson: z.boolean().optional(),
  })
  .superRefine(({ enabled, kinds }, issues) => {
    if (enabled && kinds === undefined)
      issues.addIssue({
        code: "custom",
        path: ["kinds"],
        message: `is missing: name what may be done, of ${ACT_KINDS.join(", ")}`,
      });
  });

/** `readiness.yaml`. A key that is not known is a mistake, not a remark. */
export const ConfigFile = z.strictObject({
  accounts: z
    .array(AccountEntry)
    .min(1, "needs at least one account; leave it out for that of the default credentials")
    .optional(),
  organization: OrganizationEntry.optional(),
  regions: z.array(region).min(1, "needs at least one Region; leave it out for all").optional(),
  requirements: z.array(RequirementEntry).optional(),
  accessPortal: z.strictObject({ startUrl: portalUrl, role: z.string().min(1).max(64) }).optional(),
  webhook: z
    .strictObject({
      url: webhookUrl,
      secretFile: z.string().min(1, "is empty: name a file, or leave it out").optional(),
    })
    .optional(),
  retention: duration.optional(),
  auditRetention: duration.optional(),
  maskAccountIds: z.boolean().optional(),
  metrics: z.strictObject({ accounts: z.boolean() }).optional(),
  principals: z.strictObject({ enabled: z.boolean() }).optional(),
  usage: z.strictObject({ enabled: z.boolean() }).optional(),
  awsHealth: z.strictObject({ enabled: z.boolean() }).optional(),
  access: z.strictObject({ grants: z.array(GrantEntry).max(1_000) }).optional(),
  actions: Actions.optional(),
  prove: z
    .strictObject({
      enabled: z.boolean(),
      callsPerDay: z.number().int().min(1).max(1_000).optional(),
    })
    .optional(),
});

export type ConfigFile = z.infer<typeof ConfigFile>;
