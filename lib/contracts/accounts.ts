import type { AccountAccess } from "@/lib/domain/catalogue/account-fix";
import { fix } from "./cell-parts";
import { OrganizationView } from "./organization";
import { fault, faultOrNull, list, partition, text, textOrNull, time, timeOrNull } from "./parts";
import * as z from "./schema";
import { PermissionCheck } from "./setup";

const Access: z.Schema<AccountAccess> = z.discriminatedUnion("by", [
  z.object({ by: z.literal("default") }),
  z.object({ by: z.literal("role"), roleArn: text, withExternalId: z.boolean() }),
  z.object({ by: z.literal("profile"), profile: text }),
]);

const withFix = { fault, fix };
const FaultWithFix = z.object(withFix);
export type FaultWithFix = z.output<typeof FaultWithFix>;

/** One way in which an action was refused: `places` are Region codes, empty for a call of the whole account. */
const Denial = z.object({ ...withFix, places: list(text), calls: z.number() });
export type Denial = z.output<typeof Denial>;

/** An action of a scan in one account. `everywhere`: no call of it was answered. */
const AccountPermission = z.object({
  ...PermissionCheck.shape,
  denials: list(Denial),
  everywhere: z.boolean(),
});
export type AccountPermission = z.output<typeof AccountPermission>;

/** Regions by what the last attempt came to; `read` and `unread` are those that are on and have Bedrock. */
const AccountRegions = z.object({
  read: z.number(),
  unread: z.number(),
  off: z.number(),
  enabling: z.number(),
  noEndpoint: z.number(),
});
export type AccountRegions = z.output<typeof AccountRegions>;

/** A Region that is on and has Bedrock, but was not read; `fault` null: no scan has tried it. */
const UnreadRegion = z.object({ region: text, fault: faultOrNull });
export type UnreadRegion = z.output<typeof UnreadRegion>;

/** `answers`: it is known whose it is, and none of its Regions has been read. */
const AccountStanding = z.discriminatedUnion("status", [
  z.object({ status: z.literal("never") }),
  z.object({ status: z.literal("answers") }),
  z.object({ status: z.literal("read") }),
  z.object({ status: z.literal("failed"), ...withFix }),
]);
export type AccountStanding = z.output<typeof AccountStanding>;

const AccountView = z.object({
  /** The account id, or the key of the configuration entry while the id is not known. */
  key: text,
  accountId: textOrNull,
  name: textOrNull,
  partition,
  access: Access,
  standing: AccountStanding,
  warnings: list(FaultWithFix),
  permissions: list(AccountPermission),
  regions: AccountRegions,
  /** Those that `regions.unread` counts, by code. */
  unreadRegions: list(UnreadRegion),
  /** When a Region of it was last read; null: never. */
  readAt: timeOrNull,
  /** For a role: the trust policy it needs and what its caller may do, as JSON text. No external id is in it. */
  role: z.nullable(z.object({ trustPolicy: text, callerPolicy: text })),
});
export type AccountView = z.output<typeof AccountView>;

/** `GET /api/accounts`: how each is reached, what could be read of it and what it takes to read the rest. */
export const AccountsView = z.object({
  serverNow: time,
  /** What is wrong with the configuration as it is now; the last good one is in force. */
  problems: list(text),
  accounts: list(AccountView),
  /** The least policy a scan needs, as JSON text. */
  policy: text,
  /** Null: the file has none. */
  organization: z.nullable(OrganizationView),
});
export type AccountsView = z.output<typeof AccountsView>;
