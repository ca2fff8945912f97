import {
  createRemoteJWKSet,
  customFetch,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
} from "jose";
import { z } from "zod";
import { groupsOf, type Identity, shownName, verifiedEmail } from "@/lib/domain/access/claims";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ProxyKind, ProxySettings } from "@/lib/env-auth";
import type { AssertionFault, Assertions } from "@/lib/services/ports/identity";
import { ASYMMETRIC } from "./algorithms";
import { boundedFetch } from "./bounded-fetch";
import { createLoadBalancerKeys } from "./load-balancer-keys";
import { providerFault } from "./provider-fault";

const CLOCK_TOLERANCE_S = 30;
/** A signed text of three parts. Two headers arrive joined by a comma, and are neither. */
const COMPACT = /^[\w-]+={0,2}\.[\w-]+={0,2}\.[\w-]+={0,2}$/;

const ALGORITHMS = {
  alb: ["ES256"],
  "cloudflare-access": ["RS256"],
  iap: ["ES256"],
  jwt: ASYMMETRIC,
} as const satisfies Record<ProxyKind, readonly string[]>;

/** Those that let in by e-mail send only one that they checked, and say nothing of it. */
const KNOWS_EMAIL = {
  alb: false,
  "cloudflare-access": true,
  iap: true,
  jwt: false,
} as const satisfies Record<ProxyKind, boolean>;

/** A load balancer names issuer and itself in the header of what it signs, and no audience. */
const SignedBy = z.object({ signer: z.string(), iss: z.string().optional(), exp: z.number() });

/** Reads what a proxy in front asserts of a person, at every request: signature, algorithm, issuer, audience, expiry. */
export function createAssertions(settings: ProxySettings, wall: () => number): Assertions {
  const verify = verifierOf(settings, wall);
  return {
    header: settings.header,
    async read(assertion) {
      const text = assertion.replace(/^Bearer /i, "");
      if (!COMPACT.test(text)) return refused("not one signed text");
      try {
        const currentDate = new Date(wall());
        const verified = await verify(text, { currentDate, clockTolerance: CLOCK_TOLERANCE_S });
        return verified.ok ? identityOf(verified.value, settings) : verified;
      } catch (error) {
        const { code, detail } = providerFault(error);
        return err({ code: code === "provider-down" ? "down" : "refused", detail });
      }
    },
  };
}

type Verify = (
  text: string,
  options: JWTVerifyOptions,
) => Promise<Result<{ payload: JWTPayload; issuer: string }, AssertionFault>>;

function verifierOf({ kind, issuer, audience, jwks }: ProxySettings, wall: () => number): Verify {
  const algorithms = [...ALGORITHMS[kind]];
  if (kind === "alb") {
    const keys = createLoadBalancerKeys(jwks, wall);
    return byLoadBalancer({ issuer, signer: audience, keys, algorithms });
  }
  const keys = createRemoteJWKSet(new URL(jwks), { [customFetch]: boundedFetch });
  return async (text, options) => {
    const { payload } = await jwtVerify(text, keys, {
      ...options,
      algorithms,
      audience,
      ...(issuer !== null && { issuer }),
      requiredClaims: ["exp", "sub"],
    });
    return ok({ payload, issuer: payload.iss ?? audience });
  };
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#user-claims-encoding */
function byLoadBalancer(at: {
  issuer: string | null;
  signer: string;
  keys: JWTVerifyGetKey;
  algorithms: string[];
}): Verify {
  return async (text, options) => {
    const { payload, protectedHeader } = await jwtVerify(text, at.keys, {
      ...options,
      algorithms: at.algorithms,
      requiredClaims: ["sub"],
    });
    const header = SignedBy.safeParse(protectedHeader);
    if (!header.success) return refused("no signer");
    const { signer, iss, exp } = header.data;
    if (signer !== at.signer) return refused("another signer");
    if (at.issuer !== null && (iss ?? payload.iss) !== at.issuer) return refused("another issuer");
    const nowS = (options.currentDate?.getTime() ?? 0) / 1_000;
    if (exp + CLOCK_TOLERANCE_S <= nowS) return refused("expired");
    return ok({ payload, issuer: iss ?? payload.iss ?? signer });
  };
}

function identityOf(
  { payload, issuer }: { payload: JWTPayload; issuer: string },
  { kind, groupsClaim }: ProxySettings,
): Result<Identity, AssertionFault> {
  const { sub: subject, email } = payload;
  if (typeof subject !== "string" || subject === "") return refused("names nobody");
  const groups = groupsOf(payload, groupsClaim);
  if (groups.state === "left-out") return refused("groups were left out for being too many");
  const known = KNOWS_EMAIL[kind] && typeof email === "string" ? email : null;
  return ok({
    issuer,
    subject,
    name: shownName(payload, subject),
    email: verifiedEmail(payload) ?? known,
    groups: groups.state === "given" ? groups.groups : [],
    sid: null,
  });
}

const refused = (detail: string) => err<AssertionFault>({ code: "refused", detail });
