import { createPrivateKey, sign as nodeSign } from "node:crypto";
import { exportPKCS8 } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProxyKind, ProxySettings } from "@/lib/env-auth";
import { createAssertions } from "@/lib/identity/assertion";
import { aKey, changed, type Signer, startSigner, unsigned } from "@/tests/support/signer";

const NOW_S = Date.UTC(2026, 0, 1) / 1_000;
const ISSUER = "https://login.acme.example";
const AUDIENCE = "readiness";
const ARN =
  "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/r/50dc6c495c0c9188";
const CLAIMS = {
  iss: ISSUER,
  aud: AUDIENCE,
  sub: "u-1",
  name: "Ana",
  email: "ana@acme.example",
  groups: ["admins"],
  iat: NOW_S,
  exp: NOW_S + 300,
};
const SIGNED_BY = { signer: ARN, iss: ISSUER, client: "abc", exp: NOW_S + 120 };

let rs: Signer;
let es: Signer;
beforeAll(async () => {
  [rs, es] = await Promise.all([startSigner("RS256"), startSigner("ES256")]);
});
afterAll(async () => {
  await rs.close();
  await es.close();
});

const settings = (kind: ProxyKind, over: Partial<ProxySettings> = {}): ProxySettings => ({
  kind,
  header: "x-id",
  issuer: ISSUER,
  audience: kind === "alb" ? ARN : AUDIENCE,
  jwks: kind === "alb" ? `${es.url}/` : `${kind === "iap" ? es.url : rs.url}/keys`,
  groupsClaim: "groups",
  ...over,
});
const reader = (kind: ProxyKind, over: Partial<ProxySettings> = {}) =>
  createAssertions(settings(kind, over), () => NOW_S * 1_000);
const told = async (kind: ProxyKind, text: string, over: Partial<ProxySettings> = {}) => {
  const read = await reader(kind, over).read(text);
  return read.ok ? read.value : read.error.code;
};
const KINDS = ["alb", "cloudflare-access", "iap", "jwt"] as const;
const signerOf = (kind: ProxyKind) => (kind === "alb" || kind === "iap" ? es : rs);
const headerOf = (kind: ProxyKind) => (kind === "alb" ? { header: SIGNED_BY } : {});

describe("what a proxy in front asserts", () => {
  it.each(KINDS)("of %s tells who it is", async (kind) => {
    const text = await signerOf(kind).sign(CLAIMS, headerOf(kind));
    const email = kind === "iap" || kind === "cloudflare-access" ? "ana@acme.example" : null;
    expect(await told(kind, text)).toEqual({
      issuer: ISSUER,
      subject: "u-1",
      name: "Ana",
      email,
      groups: ["admins"],
      sid: null,
    });
  });

  it("has an e-mail that counts where the proxy says that it was verified", async () => {
    const text = await rs.sign({ ...CLAIMS, email_verified: true });
    expect(await told("jwt", text)).toMatchObject({ email: "ana@acme.example" });
  });

  it("may stand behind the word Bearer", async () => {
    expect(await told("jwt", `Bearer ${await rs.sign(CLAIMS)}`)).toMatchObject({ subject: "u-1" });
  });

  it("of a load balancer is padded, as AWS sends it", async () => {
    const pad = (value: unknown) => {
      const text = Buffer.from(JSON.stringify(value)).toString("base64url");
      return text.padEnd(Math.ceil(text.length / 4) * 4, "=");
    };
    const header = { alg: "ES256", kid: es.key.id, typ: "JWT", ...SIGNED_BY };
    const bodies = ["Ana", "Anna", "Annna"].map(
      (name) => `${pad(header)}.${pad({ ...CLAIMS, name })}`,
    );
    const body = bodies.find((one) => one.endsWith("=")) ?? "";
    expect(body).not.toBe("");
    const key = createPrivateKey(await exportPKCS8(es.key.privateKey));
    const signature = nodeSign("sha256", Buffer.from(body), { key, dsaEncoding: "ieee-p1363" });
    const text = `${body}.${signature.toString("base64url")}==`;
    expect(await told("alb", text)).toMatchObject({ subject: "u-1" });
  });

  it("costs one read of a key, however often it comes", async () => {
    const { read } = reader("alb");
    const text = await es.sign(CLAIMS, { header: SIGNED_BY });
    const before = es.asked();
    for (let times = 0; times < 5; times += 1) expect((await read(text)).ok).toBe(true);
    expect(es.asked() - before).toBe(1);
  });
});

describe.each(KINDS)("a forged assertion of %s is refused:", (kind) => {
  const good = (over: Record<string, unknown> = {}, header: Record<string, unknown> = {}) =>
    signerOf(kind).sign(
      { ...CLAIMS, ...over },
      { header: { ...(kind === "alb" && SIGNED_BY), ...header } },
    );

  it.each<[string, () => string | Promise<string>]>([
    ["nothing", () => ""],
    ["no signed text", () => "ana@acme.example"],
    ["a name in clear", () => "Ana"],
    [
      "a key that is another's",
      async () =>
        signerOf(kind).sign(CLAIMS, { key: await aKey(signerOf(kind).key.alg), ...headerOf(kind) }),
    ],
    ["a key that nobody knows", () => good({}, { kid: "other" })],
    ["a key that leads elsewhere", () => good({}, { kid: "../keys" })],
    [
      "a key that it brings along",
      async () => good({}, { kid: "other", jwk: {}, jku: "https://evil.example/keys" }),
    ],
    ["no signature", async () => `${(await good()).split(".").slice(0, 2).join(".")}.`],
    ["two parts", async () => (await good()).split(".").slice(0, 2).join(".")],
    ["the algorithm none", () => unsigned(CLAIMS)],
    [
      "the algorithm none, with a signature",
      async () => `${unsigned(CLAIMS)}${(await good()).split(".")[2]}`,
    ],
    [
      "HS256 with the public key",
      () =>
        signerOf(kind).sign(CLAIMS, {
          alg: "HS256",
          key: new TextEncoder().encode(signerOf(kind).pem),
          ...headerOf(kind),
        }),
    ],
    ["claims changed afterwards", async () => changed(await good(), { ...CLAIMS, sub: "u-2" })],
    [
      "expired",
      () =>
        good(kind === "alb" ? {} : { exp: NOW_S - 31 }, kind === "alb" ? { exp: NOW_S - 31 } : {}),
    ],
    ["not yet valid", () => good({ nbf: NOW_S + 31 })],
    ["nobody named", () => good({ sub: undefined })],
    ["an empty name", () => good({ sub: "" })],
    [
      "another issuer",
      () =>
        good(
          { iss: "https://evil.example" },
          kind === "alb" ? { iss: "https://evil.example" } : {},
        ),
    ],
    ["another audience", () => good({ aud: "other" }, kind === "alb" ? { signer: `${ARN}x` } : {})],
    ["no audience", () => good({ aud: undefined }, kind === "alb" ? { signer: undefined } : {})],
    ["no expiry", () => good({ exp: undefined }, kind === "alb" ? { exp: undefined } : {})],
    ["two of them in two headers", async () => `${await good()}, ${await good({ sub: "u-2" })}`],
    ["two of them in one", async () => `${await good()} ${await good()}`],
  ])("%s", async (_name, text) => {
    expect(await told(kind, await text())).toBe("refused");
  });

  it("while one that expired 29 s ago still counts, for clocks are not the same", async () => {
    const late = good(
      kind === "alb" ? {} : { exp: NOW_S - 29 },
      kind === "alb" ? { exp: NOW_S - 29 } : {},
    );
    expect(await told(kind, await late)).toMatchObject({ subject: "u-1" });
  });
});

it("a key of a load balancer is kept, however many others are made up beside it", async () => {
  const { read } = reader("alb");
  const text = await es.sign(CLAIMS, { header: SIGNED_BY });
  expect((await read(text)).ok).toBe(true);
  const forged = Array.from({ length: 30 }, (_, index) =>
    es.sign(CLAIMS, { header: { ...SIGNED_BY, kid: `made-up-${index}` } }),
  );
  const told = await Promise.all(forged.map(async (one) => (await read(await one)).ok));
  expect(told.filter(Boolean)).toEqual([]);
  const before = es.asked();
  expect((await read(text)).ok).toBe(true);
  expect(es.asked() - before).toBe(0);
});

it("keys of a load balancer are asked for 60 times a minute at most, and one that is held is believed", async () => {
  const clock = { now: NOW_S * 1_000 };
  const { read } = createAssertions(settings("alb"), () => clock.now);
  const text = await es.sign(CLAIMS, { header: SIGNED_BY });
  const madeUp = (index: number) =>
    es.sign(CLAIMS, { header: { ...SIGNED_BY, kid: `made-up-${index}` } });
  expect((await read(text)).ok).toBe(true);
  const before = es.asked();
  for (let index = 0; index < 59; index += 1)
    expect(await read(await madeUp(index))).toMatchObject({ error: { code: "refused" } });
  expect(await read(await madeUp(60))).toMatchObject({ error: { code: "down" } });
  expect(es.asked() - before).toBe(59);
  expect((await read(text)).ok).toBe(true);
  clock.now += 60_000;
  expect(await read(await madeUp(61))).toMatchObject({ error: { code: "refused" } });
});

describe("keys that can't be read", () => {
  const CASES = [
    ["a set", "jwt"],
    ["those of a load balancer", "alb"],
  ] as const;

  it.each(CASES)("tell nothing, and are asked for again: %s", async (_name, kind) => {
    const signer = signerOf(kind);
    const { read } = reader(kind);
    const text = await signer.sign(CLAIMS, headerOf(kind));
    signer.fail(true);
    expect(await read(text)).toMatchObject({ ok: false, error: { code: "down" } });
    signer.fail(false);
    expect((await read(text)).ok).toBe(true);
  });

  it.each(CASES)("for they never end, are read no further than 1 MB: %s", async (_name, kind) => {
    const signer = signerOf(kind);
    const { read } = reader(kind);
    const text = await signer.sign(CLAIMS, headerOf(kind));
    signer.flood(true);
    expect(await read(text)).toMatchObject({ ok: false, error: { code: "down" } });
    signer.flood(false);
    expect((await read(text)).ok).toBe(true);
  });
});
