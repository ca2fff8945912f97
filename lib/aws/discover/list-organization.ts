import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { CallEnv } from "@/lib/aws/connect/call";
import type { PageMemory } from "@/lib/aws/read/paged-list";
import type { Reading } from "@/lib/domain/facts/facts";
import { type Fault, OTHER_FORM } from "@/lib/domain/facts/fault";
import type { ListedAccount, Listing, Unit } from "@/lib/domain/organisation/roster";
import { ACTIVE } from "@/lib/domain/organisation/take-listing";
import type { Partition } from "@/lib/domain/region";
import { err, ok, type Result } from "@/lib/domain/result";
import {
  type Asking,
  describeOrganization,
  listAccounts,
  listAccountsOf,
  listRoots,
  listTagsOf,
  listUnitsOf,
  type NamedAccount,
} from "./organizations";

/** Organizations answers in one Region of a partition. https://docs.aws.amazon.com/general/latest/gr/ao.html */
export const ORGANIZATIONS_REGION = {
  aws: "us-east-1",
  "aws-us-gov": "us-gov-west-1",
  "aws-cn": "cn-northwest-1",
  "aws-eusc": "eusc-de-east-1",
} as const satisfies Record<Partition, string>;

/** An organization has at most five levels of units, and a thousand of them. */
const UNITS_MAX = 5_000;
const AT_ONCE = 4;

export type Listening = {
  env: CallEnv;
  client: OrganizationsClient;
  region: string;
  partition: Partition;
  signal: AbortSignal;
  /** Tags decide which accounts are read, so that a listing without them is none. */
  needsTags: boolean;
};

/** Lists all of it, or fails with the first call that did: half a list would make accounts leave that did not. */
export async function listOrganization({
  partition,
  needsTags,
  ...given
}: Listening): Promise<Reading<Listing>> {
  const memory: PageMemory = new Map();
  const asking: Asking = { ...given, memory };
  const listed = await readAll(asking, needsTags);
  if (!listed.ok) return listed.error;
  const { clock, attempts } = given.env;
  const source = { operation: "ListAccounts", requestId: null, at: clock.now() };
  return {
    status: "read",
    value: { ...listed.value, partition },
    source: { ...source, attempt: await attempts.next() },
  };
}

/** What a call that gave nothing makes of the whole. */
type Unread = { status: "never" } | { status: "failed"; fault: Fault; last: null };
type Got<T> = Result<T, Unread>;

const got = <T>(reading: Reading<T>): Got<T> => {
  if (reading.status === "read") return ok(reading.value);
  return err(reading.status === "never" ? reading : { ...reading, last: null });
};

async function readAll(
  asking: Asking,
  needsTags: boolean,
): Promise<Got<Omit<Listing, "partition">>> {
  const described = got(await describeOrganization(asking));
  if (!described.ok) return described;
  const units = await readUnits(asking);
  if (!units.ok) return units;
  const listed = await listAccounts(asking);
  if (listed.status === "never") return err(listed);
  if (listed.status === "failed") return err({ ...listed, last: null });
  const { managementId } = described.value;
  if (!listed.value.some(({ id }) => id === managementId))
    return err(await incomplete(asking, "The list of accounts lacks the management account."));
  const placed = await placedIn(asking, { accounts: listed.value, units: units.value });
  if (!placed.ok) return placed;
  const accounts = await withTags(asking, { accounts: placed.value, needsTags });
  if (!accounts.ok) return accounts;
  return ok({ ...described.value, units: units.value, accounts: accounts.value });
}

/** From the root down, level by level. */
async function readUnits(asking: Asking): Promise<Got<readonly Unit[]>> {
  const roots = got(await listRoots(asking));
  if (!roots.ok) return roots;
  const units: Unit[] = roots.value.map((root) => ({ ...root, parent: null }));
  for (let asked = 0; asked < units.length && units.length <= UNITS_MAX; ) {
    const parents = units.slice(asked, asked + AT_ONCE);
    asked += parents.length;
    const below = await Promise.all(
      parents.map(async ({ id }) => ({ id, own: got(await listUnitsOf(asking, id)) })),
    );
    for (const { id, own } of below) {
      if (!own.ok) return own;
      for (const unit of own.value) units.push({ ...unit, parent: id });
    }
  }
  return ok(units);
}

type Placed = NamedAccount & { units: readonly string[] };

/** Where the list does not say where an account is, each unit is asked for its own. */
async function placedIn(
  asking: Asking,
  { accounts, units }: { accounts: readonly NamedAccount[]; units: readonly Unit[] },
): Promise<Got<readonly Placed[]>> {
  const isPlaced = (account: NamedAccount): account is Placed => account.units !== null;
  if (accounts.every(isPlaced)) return ok(accounts);
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  const pathTo = (unit: string): readonly string[] => {
    const above = parents.get(unit) ?? null;
    return above === null ? [unit] : [...pathTo(above), unit];
  };
  const places = new Map<string, readonly string[]>();
  for (const { id } of units) {
    const own = got(await listAccountsOf(asking, id));
    if (!own.ok) return own;
    for (const account of own.value) places.set(account.id, pathTo(id));
  }
  const found = accounts.flatMap((account) => {
    const at = places.get(account.id);
    return at ? [{ ...account, units: at }] : [];
  });
  if (found.length === accounts.length) return ok(found);
  return err(await incomplete(asking, "An account of the list is in no unit that was listed."));
}

/** Tags that only pickers want are left unread from the first refusal on. */
async function withTags(
  asking: Asking,
  { accounts, needsTags }: { accounts: readonly Placed[]; needsTags: boolean },
): Promise<Got<readonly ListedAccount[]>> {
  const tags = await readTags(asking, accounts);
  if (!tags.ok && (needsTags || tags.error.status === "never")) return tags;
  const known = tags.ok ? tags.value : new Map<string, Readonly<Record<string, string>>>();
  return ok(
    accounts.map(({ id, name, state, units }) => ({
      ...{ id, name, state, units: [...units] },
      tags: known.get(id) ?? null,
    })),
  );
}

async function readTags(
  asking: Asking,
  accounts: readonly Placed[],
): Promise<Got<ReadonlyMap<string, Readonly<Record<string, string>>>>> {
  const found = new Map<string, Readonly<Record<string, string>>>();
  const asked = accounts.filter(({ state }) => state === ACTIVE);
  for (let next = 0; next < asked.length; next += AT_ONCE) {
    const read = await Promise.all(
      asked
        .slice(next, next + AT_ONCE)
        .map(async ({ id }) => ({ id, own: got(await listTagsOf(asking, id)) })),
    );
    for (const { id, own } of read) {
      if (!own.ok) return own;
      found.set(id, Object.fromEntries(own.value));
    }
  }
  return ok(found);
}

/** What was answered does not fit together, as where something changed meanwhile. */
async function incomplete({ env }: Asking, says: string): Promise<Unread> {
  const { clock, attempts } = env;
  return {
    status: "failed",
    last: null,
    fault: {
      ...OTHER_FORM,
      ...{ message: `${says} It is not whole.`, operation: "ListAccounts", requestId: null },
      ...{ httpStatus: 200, at: clock.now(), attempt: await attempts.next() },
    },
  };
}
