import { ROLES } from "@/lib/domain/access/roles";
import * as z from "./schema";

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
  /** Of the person who looks. */
  you: z.boolean(),
  /** The very one by which they look. */
  here: z.boolean(),
});
export type SessionView = z.output<typeof SessionView>;

export const PeopleView = z.object({
  serverNow: z.number(),
  accountsTotal: z.number(),
  sessions: z.array(SessionView),
  grants: z.array(z.object({ ...GrantLine.shape, whom: z.array(z.string()) })),
});
export type PeopleView = z.output<typeof PeopleView>;
