import type { Asserted } from "@/lib/domain/access/rights";

export const aPerson = (over: Partial<Asserted> = {}): Asserted => ({
  kind: "user",
  known: "oidc",
  issuer: "https://login.acme.example",
  subject: "u-1",
  name: "Ana",
  email: null,
  groups: [],
  ...over,
});
