import * as z from "zod/mini";
import { RIGHTS } from "@/lib/domain/access/rights";
import { ROLES } from "@/lib/domain/access/roles";

const role = z.enum(ROLES);
/** A grant as it reads in the file, and over what; `accounts` null: all. */
const GrantLine = z.object({
  line: z.string(),
  role,
  accounts: z.nullable(z.array(z.string())),
});

export const SessionView = z.object({
  id: z.string(),
  issuer: z.string(),
  subject: z.string(),
  name: z.string(),
  email: z.nullable(z.string()),
  role: z.nullable(role),
  by: z.string(),
  grants: z.array(GrantLine),
  since: z.number(),
  seenAt: z.number(),
  address: z.nullable(z.string()),
  you: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;

export const PeopleView = z.object({
  serverNow: z.number(),
  accountsTotal: z.number(),
  sessions: z.array(SessionView),
  grants: z.array(z.extend(GrantLine, { whom: z.array(z.string()) })),
});
export type PeopleView = z.infer<typeof PeopleView>;

/** What somebody would see whose e-mail or group this is. */
export const ReachView = z.object({
  who: z.string(),
  accounts: z.array(z.object({ label: z.string(), role: z.nullable(role), rights: z.array(z.enum(RIGHTS)) })),
  lines: z.array(z.string()),
  nowhere: z.array(z.enum(RIGHTS)),
  /** Whose groups were counted: of somebody who is signed in, as they were sent; else of nobody. */
  groupsOf: z.nullable(z.object({ name: z.string(), since: z.number() })),
});
export type ReachView = z.infer<typeof ReachView>;
