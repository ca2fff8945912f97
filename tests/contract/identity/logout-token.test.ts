import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLogoutReader } from "@/lib/identity/logout-token";
import { providerFault } from "@/lib/identity/provider-fault";
import { aKey, type Signer, startSigner, unsigned } from "@/tests/support/signer";

const ISSUER = "https://login.acme.example";
const EVENTS = { "http://schemas.openid.net/event/backchannel-logout": {} };

let signer: Signer;
beforeAll(async () => {
  signer = await startSigner("RS256");
});
afterAll(() => signer.close());

const nowS = () => Math.floor(Date.now() / 1_000);
const claims = (over: Record<string, unknown> = {}) => ({
  iss: ISSUER,
  aud: "readiness",
  iat: nowS(),
  exp: nowS() + 120,
  jti: "1",
  events: EVENTS,
  sid: "sid-1",
  ...over,
});
const read = async (text: string) => {
  const metadata = { issuer: ISSUER, jwks_uri: `${signer.url}/keys` };
  try {
    const over = await createLogoutReader("readiness")(text, metadata);
    return over.ok ? over.value : over.error.code;
  } catch (error) {
    return providerFault(error).code;
  }
};

describe("a provider's word that sessions are over", () => {
  it.each([
    ["names its session", {}, { sid: "sid-1" }],
    ["or all of a person", { sid: undefined, sub: "u-1" }, { subject: "u-1" }],
  ])("%s", async (_name, over, expected) => {
    expect(await read(await signer.sign(claims(over)))).toEqual(expected);
  });

  it.each<[string, () => Promise<string> | string]>([
    ["nothing", () => ""],
    ["an ID token", () => signer.sign(claims({ events: undefined }))],
    ["an ID token that was made to look like one", () => signer.sign(claims({ nonce: "n" }))],
    ["another event", () => signer.sign(claims({ events: { "http://x": {} } }))],
    ["another audience", () => signer.sign(claims({ aud: "other" }))],
    ["another issuer", () => signer.sign(claims({ iss: "https://evil.example" }))],
    ["one that was kept for three minutes", () => signer.sign(claims({ iat: nowS() - 180 }))],
    ["no id", () => signer.sign(claims({ jti: undefined }))],
    ["nobody named", () => signer.sign(claims({ sid: undefined }))],
    ["a key of another", async () => signer.sign(claims(), { key: await aKey("RS256") })],
    ["nobody's signature", () => unsigned(claims())],
    [
      "the public key as a secret",
      () => signer.sign(claims(), { alg: "HS256", key: new TextEncoder().encode(signer.pem) }),
    ],
  ])("%s ends nothing", async (_name, text) => {
    expect(await read(await text())).toBe("answer-refused");
  });
});
