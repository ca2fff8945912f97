import type { MemberStanding } from "@/lib/domain/organisation/standing";
import type { OrganizationMember, TreeCounts } from "@/lib/domain/organisation/tree";
import { fault, faultOrNull, list, text, textOrNull, time, timeOrNull } from "./parts";
import * as z from "./schema";

const Standing: z.Schema<MemberStanding> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("filed") }),
  z.object({ kind: z.literal("left"), at: time, as: text }),
  z.object({
    kind: z.literal("left-out"),
    why: z.enum(["excluded", "other-unit", "other-tags", "tags-unread"]),
  }),
  z.object({ kind: z.literal("proposed"), since: time, state: text }),
  z.object({ kind: z.literal("no-role"), since: time, triedAt: timeOrNull }),
  z.object({ kind: z.literal("unreachable"), at: time, fault }),
  z.object({ kind: z.literal("reads"), since: time }),
]);

const Counts: z.Schema<TreeCounts> = z.object({
  ready: z.number(),
  inactive: z.number(),
  pending: z.number(),
  blocked: z.number(),
  unknown: z.number(),
});

const Member: z.Schema<OrganizationMember> = z.object({
  id: text,
  name: text,
  units: list(text),
  tags: list(text),
  standing: Standing,
  account: textOrNull,
  isRead: z.boolean(),
  counts: z.nullable(Counts),
});

/** The organization of the file as it was last listed, and where each member of it stands. */
export const OrganizationView = z.object({
  memberRole: text,
  /** Null: it is not known, or not told. */
  managementId: textOrNull,
  units: list(z.object({ id: text, name: text, parent: textOrNull })),
  members: list(Member),
  /** The last listing that was whole. */
  listedAt: timeOrNull,
  /** Why the last try failed; null: it did not. */
  failed: faultOrNull,
  nextAt: timeOrNull,
});
export type OrganizationView = z.output<typeof OrganizationView>;
