import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOidc } from "@/lib/identity/oidc";
import { type Forger, type Forgery, startForger } from "@/tests/support/forger";
import { aKey, changed, unsigned } from "@/tests/support/signer";

const APP = "http://127.0.0.1:3055";
const SECRET = "trial-secret-not-real";
const place = { callback: `${APP}/auth/callback`, signedOut: `${APP}/auth/signed-out` };

let forger: Forger;
beforeAll(async () => {
  forger = await startForger();
});
afterAll(() => forger.close());

const nowS = () => Math.floor(Date.now() / 1_000);
type At = Parameters<Forgery>[0];
const claims = ({ issuer, nonce }: At, over: Record<string, unknown> = {}) => ({
  iss: issuer,
  aud: "readiness",
  sub: "u-1",
  name: "Ana",
  email: "ana@acme.example",
  groups: ["admins"],
  nonce,
  iat: nowS(),
  exp: nowS() + 120,
  ...over,
});

async function told(forgery: Forgery): Promise<string> {
  const { issuer } = forger;
  const provider = createOidc(
    {
      issuer,
      clientId: "readiness",
      clientSecret: { by: "value", value: SECRET },
      scopes: "openid",
      groupsClaim: "groups",
    },
    place,
  );
  const begun = await provider.begin();
  if (!begun.ok) throw new Error(begun.error.detail);
  const { attempt } = begun.value;
  forger.answers(forgery, attempt);
  const done = await provider.finish(`code=c&state=${attempt.state}`, attempt);
  return done.ok ? done.value.subject : done.error.code;
}

const by =
  (over: Record<string, unknown>): Forgery =>
  (at) =>
    forger.signer.sign(claims(at, over));
const hmac =
  (text: string): Forgery =>
  (at) =>
    forger.signer.sign(claims(at), { alg: "HS256", key: new TextEncoder().encode(text) });

describe("an ID token that comes straight from the provider's address", () => {
  it.each<[string, Forgery]>([
    ["as it should be", by({})],
    ["for this client among others", by({ aud: ["readiness", "other"], azp: "readiness" })],
    ["that expired 20 s ago, for clocks are not the same", by({ exp: nowS() - 20 })],
  ])("%s lets in", async (_name, forgery) => {
    expect(await told(forgery)).toBe("u-1");
  });

  it.each<[string, Forgery]>([
    ["of another issuer", by({ iss: "https://evil.example" })],
    ["for another client", by({ aud: "other" })],
    ["for this client, and issued to another", by({ aud: ["readiness", "other"], azp: "other" })],
    ["for nobody", by({ aud: undefined })],
    ["that has expired", by({ exp: nowS() - 120 })],
    ["that never expires", by({ exp: undefined })],
    ["not yet valid", by({ nbf: nowS() + 120 })],
    ["of another sign-in", by({ nonce: "x".repeat(43) })],
    ["of no sign-in", by({ nonce: undefined })],
    ["of nobody", by({ sub: undefined })],
    [
      "signed by a key of another",
      async (at) => forger.signer.sign(claims(at), { key: await aKey("RS256") }),
    ],
    [
      "signed by a key that it brings along",
      async (at) => {
        const key = await aKey("RS256", "brought");
        return forger.signer.sign(claims(at), { key, header: { kid: "brought", jwk: {} } });
      },
    ],
    ["signed by nobody", (at) => unsigned(claims(at))],
    ["signed by nobody, with a signature", async (at) => `${unsigned(claims(at))}AAAA`],
    ["HS256 with the public key", (at) => hmac(forger.signer.pem)(at)],
    ["HS256 with the secret of the client", hmac(SECRET.padEnd(32, "x"))],
    [
      "changed afterwards",
      async (at) => changed(await forger.signer.sign(claims(at)), claims(at, { sub: "u-2" })),
    ],
    ["that is none", () => "ana"],
  ])("%s lets nobody in", async (_name, forgery) => {
    expect(await told(forgery)).toBe("answer-refused");
  });
});
