import { z } from "zod";
import type { ShownFault } from "@/lib/domain/facts/fault";

const Time = z.number().int();

const StoredFault = z.object({
  code: z.custom<ShownFault["code"]>((value) => typeof value === "string"),
  cause: z.custom<ShownFault["cause"]>((value) => value === null || typeof value === "string"),
  owner: z.custom<ShownFault["owner"]>((value) => typeof value === "string"),
  message: z.string(),
  operation: z.string().nullable(),
  requestId: z.string().nullable(),
  at: Time,
});

const Unit = z.object({ id: z.string(), name: z.string(), parent: z.string().nullable() });
export type Unit = z.infer<typeof Unit>;

const Tags = z.record(z.string(), z.string());

/** An account as Organizations lists it. `units`: from the root to the one it is in. `tags` null: they were not read. */
const ListedAccount = z.object({
  id: z.string(),
  name: z.string(),
  /** AWS's own word. */
  state: z.string(),
  units: z.array(z.string()),
  tags: Tags.nullable(),
});
export type ListedAccount = z.infer<typeof ListedAccount>;

/** Everything that one listing told. */
export type Listing = {
  organizationId: string;
  managementId: string;
  partition: string;
  units: readonly Unit[];
  accounts: readonly ListedAccount[];
};

/** What came of the role in a member: it was not tried, it was refused, or it has answered once. */
const Role = z.discriminatedUnion("status", [
  z.object({ status: z.literal("untried") }),
  z.object({ status: z.literal("none"), since: Time }),
  z.object({ status: z.literal("answers"), since: Time }),
]);

const RosterAccount = ListedAccount.extend({
  appearedAt: Time,
  role: Role,
  /** When its role was last tried, and what stood in the way where that was not the role. */
  tried: z.object({ at: Time, fault: StoredFault.nullable() }).nullable(),
  /** Since when it is no active member any more, and as what. */
  left: z.object({ at: Time, as: z.string() }).nullable(),
});
export type RosterAccount = z.infer<typeof RosterAccount>;

/** What is kept of an organization. Addresses of accounts are not: they are a person's. */
export const Roster = z.object({
  organizationId: z.string().nullable(),
  managementId: z.string().nullable(),
  partition: z.string(),
  units: z.array(Unit),
  accounts: z.array(RosterAccount),
  /** The last listing that was whole; null: there was none. */
  listedAt: Time.nullable(),
  /** The last try, and why it failed; null: it did not. */
  tried: z.object({ at: Time, asked: z.string(), fault: StoredFault.nullable() }).nullable(),
});
export type Roster = z.infer<typeof Roster>;

/** Of an organization that was never listed. */
export const NO_ROSTER: Roster = {
  organizationId: null,
  managementId: null,
  partition: "aws",
  units: [],
  accounts: [],
  listedAt: null,
  tried: null,
};
