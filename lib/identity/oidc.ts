import * as oidc from "openid-client";
import {
  type Claims,
  groupsOf,
  type Identity,
  shownName,
  verifiedEmail,
} from "@/lib/domain/access/claims";
import { err, ok, type Result } from "@/lib/domain/result";
import type { OidcSettings, SecretFrom } from "@/lib/env-auth";
import type { Provider, ProviderFault } from "@/lib/services/ports/identity";
import { readSmallFile } from "@/lib/small-file";
import { boundedFetch } from "./bounded-fetch";
import { createLogoutReader } from "./logout-token";
import { providerFault } from "./provider-fault";

/** Some providers call a wrong secret what they call a person who may not come in. */
const REFUSED: readonly ProviderFault["code"][] = ["dashboard-refused", "provider-refused"];
const ANSWER_WITHIN_S = 10;
const SECRET_BYTES_MAX = 10_000;

export type OidcPlace = { callback: string; signedOut: string };

/**
 * One provider by OpenID Connect: code flow with PKCE, state and nonce, and the ID token's signature checked though it
 * comes by TLS. The provider is first asked when somebody signs in, so that one that is down keeps nothing from starting;
 * what it said of itself is kept, a failure is not. No token is kept.
 */
export function createOidc(settings: OidcSettings, place: OidcPlace): Provider {
  const { issuer, groupsClaim } = settings;
  let known: Promise<oidc.Configuration> | null = null;
  const configuration = () => {
    known ??= discover(settings).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
  const readLogout = createLogoutReader(settings.clientId);

  return {
    issuer,
    host: new URL(issuer).host,
    begin: () =>
      attempted(async () => {
        const config = await configuration();
        const attempt = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
        };
        const url = oidc.buildAuthorizationUrl(config, {
          redirect_uri: place.callback,
          scope: settings.scopes,
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
          code_challenge_method: "S256",
        });
        return ok({ url: url.href, attempt });
      }),
    async finish(search, attempt) {
      const done = await attempted(async () => {
        const config = await configuration();
        // Of the request's own address only the query counts: a server behind a proxy knows itself by another name.
        const back = new URL(place.callback);
        back.search = search;
        const tokens = await oidc.authorizationCodeGrant(config, back, {
          pkceCodeVerifier: attempt.verifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) return err({ code: "answer-refused", detail: "no ID token" });
        const whole = await withUserInfo(config, {
          claims,
          accessToken: tokens.access_token,
          groupsClaim,
        });
        return identityOf(whole, { issuer, subject: claims.sub, groupsClaim });
      });
      // It may be the secret that is refused, which stands in a file that can be changed.
      if (!done.ok && REFUSED.includes(done.error.code)) known = null;
      return done;
    },
    async endAddress() {
      try {
        const config = await configuration();
        if (!config.serverMetadata().end_session_endpoint) return null;
        return oidc.buildEndSessionUrl(config, {
          post_logout_redirect_uri: place.signedOut,
          client_id: settings.clientId,
        }).href;
      } catch {
        return null; // one that can't be asked has no address to go to
      }
    },
    readLogout: (token) =>
      attempted(async () => {
        const over = await readLogout(token, (await configuration()).serverMetadata());
        return over.ok ? ok({ issuer, ...over.value }) : over;
      }),
  };
}

async function discover(settings: OidcSettings): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  const plain = issuer.startsWith("http:") ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(
    new URL(issuer),
    clientId,
    undefined,
    oidc.ClientSecretBasic(secretOf(clientSecret)),
    {
      timeout: ANSWER_WITHIN_S,
      execute: [oidc.enableNonRepudiationChecks, ...plain],
      [oidc.customFetch]: (address, { body = null, ...asked }) =>
        boundedFetch(address, { ...asked, body: body instanceof Uint8Array ? body.slice() : body }),
    },
  );
}

function secretOf(from: SecretFrom): string {
  if (from.by === "value") return from.value;
  const read = readSmallFile(from.file, SECRET_BYTES_MAX);
  if (!read.ok) throw new Error("the file of OIDC_CLIENT_SECRET_FILE can't be read");
  return read.value.trim();
}

type Found = { claims: Claims & { sub: string }; accessToken: string; groupsClaim: string };

/** Some providers give groups, name or e-mail only where userinfo is asked; the ID token's own claims win. */
async function withUserInfo(
  config: oidc.Configuration,
  { claims, accessToken, groupsClaim }: Found,
): Promise<Claims> {
  const complete =
    groupsOf(claims, groupsClaim).state !== "absent" &&
    claims.name !== undefined &&
    claims.email !== undefined;
  if (complete || !config.serverMetadata().userinfo_endpoint) return claims;
  const more: Claims = await oidc.fetchUserInfo(config, accessToken, claims.sub);
  // Whoever names an address says whether it was verified: neither vouches for that of the other.
  const { email, email_verified } = claims.email === undefined ? more : claims;
  return { ...more, ...claims, email, email_verified };
}

function identityOf(
  claims: Claims,
  { issuer, subject, groupsClaim }: { issuer: string; subject: string; groupsClaim: string },
): Result<Identity, ProviderFault> {
  const groups = groupsOf(claims, groupsClaim);
  if (groups.state === "left-out")
    return err({ code: "too-many-groups", detail: "groups were left out" });
  return ok({
    issuer,
    subject,
    name: shownName(claims, subject),
    email: verifiedEmail(claims),
    groups: groups.state === "given" ? groups.groups : [],
    sid: typeof claims.sid === "string" ? claims.sid : null,
  });
}

async function attempted<T>(
  work: () => Promise<Result<T, ProviderFault>>,
): Promise<Result<T, ProviderFault>> {
  try {
    return await work();
  } catch (error) {
    return err(providerFault(error));
  }
}
