import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OidcSettings } from "@/lib/env-auth";
import { createOidc } from "@/lib/identity/oidc";
import { providerFault } from "@/lib/identity/provider-fault";
import type { Provider } from "@/lib/services/ports/identity";
import { type RunningProvider, signInAt, startProvider } from "@/tests/support/provider";

const APP = "http://127.0.0.1:3055";
const place = { callback: `${APP}/auth/callback`, signedOut: `${APP}/auth/signed-out` };

let plain: RunningProvider;
let conforming: RunningProvider;
beforeAll(async () => {
  plain = await startProvider({ app: APP });
  conforming = await startProvider({ app: APP, onlyUserInfo: true });
});
afterAll(async () => {
  await plain.close();
  await conforming.close();
});

const settingsOf = (at: RunningProvider, over: Partial<OidcSettings> = {}): OidcSettings => ({
  issuer: at.issuer,
  clientId: at.clientId,
  clientSecret: { by: "value", value: at.clientSecret },
  scopes: "openid profile email",
  groupsClaim: "groups",
  ...over,
});
const begun = async (provider: Provider) => {
  const answer = await provider.begin();
  if (!answer.ok) throw new Error(answer.error.detail);
  return answer.value;
};
const signIn = async (at: RunningProvider, login: string, over: Partial<OidcSettings> = {}) => {
  const provider = createOidc(settingsOf(at, over), place);
  const { url, attempt } = await begun(provider);
  const back = new URL(await signInAt(new Map(), url, login));
  return { provider, attempt, search: back.search.slice(1), back };
};
const codeOf = async (work: Promise<{ ok: boolean; error?: { code: string } }>) =>
  (await work).error?.code ?? "ok";

describe("a sign-in at a provider", () => {
  it("asks for a code with PKCE, state and nonce, and for nothing that would have to be kept", async () => {
    const { url, attempt } = await begun(createOidc(settingsOf(plain), place));
    const query = Object.fromEntries(new URL(url).searchParams);
    expect(query).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      redirect_uri: place.callback,
      state: attempt.state,
      nonce: attempt.nonce,
    });
    expect(query.scope).not.toContain("offline_access");
    expect(query.code_challenge).not.toBe(attempt.verifier);
  });

  it.each([
    ["in the ID token", () => plain],
    ["where userinfo alone has them", () => conforming],
  ])("tells who somebody is, groups and verified e-mail: %s", async (_name, at) => {
    at().people.set("ana", { name: "Ana Moreau", groups: ["admins", "everyone"] });
    const { provider, search, attempt } = await signIn(at(), "ana");
    expect(await provider.finish(search, attempt)).toEqual({
      ok: true,
      value: {
        issuer: at().issuer,
        subject: "ana",
        name: "Ana Moreau",
        email: "ana@acme.example",
        groups: ["admins", "everyone"],
        sid: expect.any(String),
      },
    });
  });

  it("takes 250 groups, and no e-mail that was not verified", async () => {
    const groups = Array.from({ length: 250 }, (_, index) => `group-${index}-with-a-long-name`);
    plain.people.set("big", { groups, emailVerified: false });
    const { provider, search, attempt } = await signIn(plain, "big");
    expect(await provider.finish(search, attempt)).toMatchObject({
      value: { groups, email: null },
    });
  });

  it.each([
    ["an address of the ID token", { email: "boss@acme.example", email_verified: undefined }, null],
    [
      "its own address, and not that of an ID token without one",
      { email: undefined, email_verified: false },
      "mia@acme.example",
    ],
  ])("lets userinfo vouch for %s", async (_name, idToken, email) => {
    plain.people.set("mia", { idToken });
    const { provider, search, attempt } = await signIn(plain, "mia");
    expect(await provider.finish(search, attempt)).toMatchObject({ value: { email } });
  });

  it("refuses where groups were left out for being too many, instead of taking it for none", async () => {
    plain.people.set("far", { more: { _claim_names: { groups: "src1" } } });
    const { provider, search, attempt } = await signIn(plain, "far");
    expect(await codeOf(provider.finish(search, attempt))).toBe("too-many-groups");
  });
});

describe("what comes back is refused", () => {
  const other = "x".repeat(43);

  type Came = { search: string; attempt: Awaited<ReturnType<typeof begun>>["attempt"] };
  type Change = [string, (given: Came) => [string, Came["attempt"]], string];

  it.each<Change>([
    [
      "with the state of another",
      ({ search, attempt }) => [search, { ...attempt, state: other }],
      "answer-refused",
    ],
    [
      "with the nonce of another",
      ({ search, attempt }) => [search, { ...attempt, nonce: other }],
      "answer-refused",
    ],
    [
      "with the verifier of another",
      ({ search, attempt }) => [search, { ...attempt, verifier: other }],
      "answer-refused",
    ],
    [
      "from another issuer",
      ({ search, attempt }) => [
        search.replace(/iss=[^&]*/, "iss=https%3A%2F%2Fevil.example"),
        attempt,
      ],
      "answer-refused",
    ],
    [
      "with a code that was made up",
      ({ search, attempt }) => [search.replace(/code=[^&]*/, "code=made-up"), attempt],
      "answer-refused",
    ],
    [
      "without a code",
      ({ search, attempt }) => [search.replace(/code=[^&]*&?/, ""), attempt],
      "answer-refused",
    ],
    [
      "without a state",
      ({ search, attempt }) => [search.replace(/state=[^&]*&?/, ""), attempt],
      "answer-refused",
    ],
    [
      "because the provider said no",
      ({ search, attempt }) => [search.replace(/code=[^&]*/, "error=access_denied"), attempt],
      "provider-refused",
    ],
    ...(
      [
        ["unauthorized_client", "dashboard-refused"],
        ["invalid_scope", "dashboard-refused"],
        ["login_required", "provider-refused"],
        ["server_error", "provider-down"],
        ["temporarily_unavailable", "provider-down"],
      ] as const
    ).map(
      ([said, code]): Change => [
        `because the provider said ${said}`,
        ({ search, attempt }) => [search.replace(/code=[^&]*/, `error=${said}`), attempt],
        code,
      ],
    ),
  ])("%s", async (_name, change, expected) => {
    plain.people.set("ana", { groups: ["admins"] });
    const { provider, search, attempt } = await signIn(plain, "ana");
    expect(await codeOf(provider.finish(...change({ search, attempt })))).toBe(expected);
  });

  it("a second time", async () => {
    const { provider, search, attempt } = await signIn(plain, "ana");
    expect(await codeOf(provider.finish(search, attempt))).toBe("ok");
    expect(await codeOf(provider.finish(search, attempt))).toBe("answer-refused");
  });

  it("to a dashboard with a wrong secret", async () => {
    const wrong = { clientSecret: { by: "value", value: "wrong" } } as const;
    const { provider, search, attempt } = await signIn(plain, "ana", wrong);
    expect(await codeOf(provider.finish(search, attempt))).toBe("dashboard-refused");
  });

  it.each([
    ["invalid_client", "dashboard-refused"],
    ["invalid_scope", "dashboard-refused"],
    ["access_denied", "provider-refused"],
    ["invalid_grant", "answer-refused"],
    ["temporarily_unavailable", "provider-down"],
  ])("with %s in place of tokens", (error, expected) => {
    expect(providerFault({ code: "OAUTH_RESPONSE_BODY_ERROR", error }).code).toBe(expected);
  });
});

it("a secret that was changed in its file counts from the sign-in after the one that failed", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "readiness-secret-"));
  const file = path.join(folder, "secret");
  writeFileSync(file, "of-last-year\n");
  const provider = createOidc(settingsOf(plain, { clientSecret: { by: "file", file } }), place);
  const enter = async () => {
    const { url, attempt } = await begun(provider);
    const back = new URL(await signInAt(new Map(), url, "ana"));
    return codeOf(provider.finish(back.search.slice(1), attempt));
  };
  expect(await enter()).toBe("dashboard-refused");
  writeFileSync(file, plain.clientSecret);
  expect(await enter()).toBe("ok");
  rmSync(folder, { recursive: true });
});

describe("a provider that is down", () => {
  it("is said to be", async () => {
    const at = await startProvider({ app: APP });
    await at.close();
    const provider = createOidc(settingsOf(at), place);
    expect(await codeOf(provider.begin())).toBe("provider-down");
    expect(await provider.endAddress()).toBeNull();
  });

  it("that answers nothing is given up, and asked again the next time", async () => {
    const at = await startProvider({ app: APP });
    at.hang(true);
    const provider = createOidc(settingsOf(at), place);
    expect(await codeOf(provider.begin())).toBe("provider-down");
    at.hang(false);
    expect(await codeOf(provider.begin())).toBe("ok");
    await at.close();
  });

  it("says where its own session is ended, without a token of it", async () => {
    const address = await createOidc(settingsOf(plain), place).endAddress();
    const query = new URL(address ?? "").searchParams;
    expect(query.get("client_id")).toBe("readiness");
    expect(query.get("post_logout_redirect_uri")).toBe(place.signedOut);
    expect(query.has("id_token_hint")).toBe(false);
  });
});
