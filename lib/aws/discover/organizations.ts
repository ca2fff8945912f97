import {
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  type OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { z } from "zod";
import { type CallEnv, call } from "@/lib/aws/connect/call";
import { type Page, type PageMemory, pagedList } from "@/lib/aws/read/paged-list";
import { id, token, word } from "@/lib/aws/read/shapes";
import type { Reading } from "@/lib/domain/facts/facts";
import type { Unit } from "@/lib/domain/organisation/roster";
import { unitsOfPath } from "@/lib/domain/organisation/units";

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html */
const PAGE_SIZE = 20;
const SERVICE = "organizations";

export type Asking = {
  env: CallEnv;
  memory: PageMemory;
  client: OrganizationsClient;
  region: string;
  signal: AbortSignal;
};

export type NamedAccount = {
  id: string;
  name: string;
  state: string;
  /** Null: the answer does not say where it is. */
  units: readonly string[] | null;
};

const pageOf = <Out, T>(
  out: z.ZodType<{ items: readonly Out[]; next: string | null }>,
  as: (item: Out) => T,
) => out.transform(({ items, next }): Page<T> => ({ items: items.map(as), nextToken: next }));

/** `Status` was retired in September 2026 for `State`; older endpoints may still give it alone. Addresses are left where they are. */
const Account = z
  .object({
    Id: z.string().regex(/^\d{12}$/),
    Name: word.nullish(),
    State: word.nullish(),
    Status: word.nullish(),
    Paths: z.array(z.string()).nullish(),
  })
  .transform((out, issues): NamedAccount => {
    const state = out.State || out.Status;
    if (state) {
      const units = unitsOfPath(out.Paths?.[0] ?? "");
      return { id: out.Id, name: out.Name || out.Id, state, units };
    }
    issues.addIssue({ code: "custom", path: ["State"], message: "is missing" });
    return z.NEVER;
  });

const Accounts = pageOf(
  z
    .object({ Accounts: z.array(Account).nullish(), NextToken: token })
    .transform((out) => ({ items: out.Accounts ?? [], next: out.NextToken })),
  (account) => account,
);

const Named = z.object({ Id: id, Name: word.nullish() });
const named = ({ Id, Name }: z.infer<typeof Named>) => ({ id: Id, name: Name || Id });

const Roots = pageOf(
  z
    .object({ Roots: z.array(Named).nullish(), NextToken: token })
    .transform((out) => ({ items: out.Roots ?? [], next: out.NextToken })),
  named,
);

const Units = pageOf(
  z
    .object({ OrganizationalUnits: z.array(Named).nullish(), NextToken: token })
    .transform((out) => ({ items: out.OrganizationalUnits ?? [], next: out.NextToken })),
  named,
);

const Tags = pageOf(
  z
    .object({
      Tags: z.array(z.object({ Key: word, Value: word })).nullish(),
      NextToken: token,
    })
    .transform((out) => ({ items: out.Tags ?? [], next: out.NextToken })),
  ({ Key, Value }) => [Key, Value] as const,
);

const Organization = z
  .object({ Organization: z.object({ Id: id, MasterAccountId: z.string().regex(/^\d{12}$/) }) })
  .transform(({ Organization: out }) => ({
    organizationId: out.Id,
    managementId: out.MasterAccountId,
  }));

/** Which organization this is, and which account manages it. https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html */
export const describeOrganization = ({ env, client, region, signal }: Asking) =>
  call(env, {
    ...{ region, signal, service: SERVICE, operation: "DescribeOrganization" },
    send: (abortSignal) => client.send(new DescribeOrganizationCommand({}), { abortSignal }),
    schema: Organization,
  });

const page = (nextToken: string | null) => ({
  MaxResults: PAGE_SIZE,
  ...(nextToken ? { NextToken: nextToken } : {}),
});

type Of<T> = {
  operation: string;
  of?: string;
  schema: z.ZodType<Page<T>>;
  send: (nextToken: string | null, options: { abortSignal: AbortSignal }) => Promise<unknown>;
};

const list = <T>(asking: Asking, { send, ...of }: Of<T>): Promise<Reading<readonly T[]>> =>
  pagedList(asking, {
    ...{ region: asking.region, signal: asking.signal, service: SERVICE },
    ...of,
    send: (nextToken, abortSignal) => send(nextToken, { abortSignal }),
  });

/** Every account of the organization. A page may be empty and have a token. */
export const listAccounts = (asking: Asking): Promise<Reading<readonly NamedAccount[]>> =>
  list(asking, {
    operation: "ListAccounts",
    schema: Accounts,
    send: (next, options) => asking.client.send(new ListAccountsCommand(page(next)), options),
  });

/** The accounts right under a unit or the root. */
export const listAccountsOf = (
  asking: Asking,
  parent: string,
): Promise<Reading<readonly NamedAccount[]>> =>
  list(asking, {
    ...{ operation: "ListAccountsForParent", of: parent, schema: Accounts },
    send: (next, options) =>
      asking.client.send(
        new ListAccountsForParentCommand({ ParentId: parent, ...page(next) }),
        options,
      ),
  });

export const listRoots = (asking: Asking): Promise<Reading<readonly Omit<Unit, "parent">[]>> =>
  list(asking, {
    operation: "ListRoots",
    schema: Roots,
    send: (next, options) => asking.client.send(new ListRootsCommand(page(next)), options),
  });

/** The units right under a unit or the root. */
export const listUnitsOf = (
  asking: Asking,
  parent: string,
): Promise<Reading<readonly Omit<Unit, "parent">[]>> =>
  list(asking, {
    ...{ operation: "ListOrganizationalUnitsForParent", of: parent, schema: Units },
    send: (next, options) =>
      asking.client.send(
        new ListOrganizationalUnitsForParentCommand({ ParentId: parent, ...page(next) }),
        options,
      ),
  });

/** The tags of an account. */
export const listTagsOf = (
  asking: Asking,
  account: string,
): Promise<Reading<readonly (readonly [string, string])[]>> =>
  list(asking, {
    ...{ operation: "ListTagsForResource", of: account, schema: Tags },
    send: (next, options) =>
      asking.client.send(
        new ListTagsForResourceCommand({
          ResourceId: account,
          ...(next ? { NextToken: next } : {}),
        }),
        options,
      ),
  });
