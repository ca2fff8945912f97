import { afterEach, beforeEach } from "vitest";
import { openSession } from "@/lib/services/access/open-session";
import { type Brought, whoAsks } from "@/lib/services/access/who-asks";
import type { AccessContext } from "@/lib/services/context";
import type { Provider } from "@/lib/services/ports/identity";
import { anEntry, type Entry } from "@/tests/support/an-entry";

export const ISSUER = "https://login.acme.example";
export const nothing: Brought = {
  cookie: null,
  bearer: null,
  assertion: null,
  what: "GET /api/readiness",
  takesToken: true,
};
export const ANA = {
  issuer: "link",
  subject: "ana",
  name: "ana",
  email: null,
  groups: [],
  sid: null,
  grant: { role: "viewer", accounts: ["prod"] },
} as const;
export const BEN = {
  ...ANA,
  issuer: ISSUER,
  subject: "u-2",
  name: "Ben",
  groups: ["payments"],
  grant: null,
};

export let entry: Entry;
export let ctx: AccessContext;

export const open = (session: typeof ANA | typeof BEN, before: string | null = null) =>
  openSession(ctx, {
    session: { ...session, grant: session.grant && { ...session.grant } },
    before,
  });
export const asked = async (cookie: string | null, by: AccessContext = ctx) => {
  const asker = await whoAsks(by, { ...nothing, cookie });
  return asker.known ? asker.caller.kind : asker.why;
};

export function opensAnEntry(): void {
  beforeEach(async () => {
    entry = await anEntry();
    ctx = entry.process({ auth: "oidc", provider: { issuer: ISSUER } as Provider });
  });
  afterEach(() => entry.close());
}
