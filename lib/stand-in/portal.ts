import type { Dispatched } from "@/lib/stand-in/dispatched";
import { ALL_RIGHTS } from "@/lib/stand-in/rights";
import type { Site } from "@/lib/stand-in/site";
import { answer, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import type { SignedRequest } from "@/lib/stand-in/wire/sigv4";

/** The one call of IAM Identity Center's portal that the SDK makes; a token stands in the place of a signature. */
export const PORTAL_PATH = "/federation/credentials";

const SESSION_SECONDS = 3_600;

/** https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html */
export function askPortal(
  site: Site,
  { request, now }: { request: SignedRequest; now: number },
): Dispatched {
  const query = new URLSearchParams(request.target.split("?")[1] ?? "");
  const account = query.get("account_id") ?? "";
  const operation = "GetRoleCredentials";
  const outcome = roleCredentials(site, {
    token: String(request.headers["x-amz-sso_bearer_token"] ?? ""),
    account,
    role: query.get("role_name") ?? "",
    now,
  });
  const place = { account, region: "", service: "sso", operation };
  site.calls.count(place, outcome.ok ? "answered" : "failed");
  return { protocol: "rest-json", messageKey: "message", operation, outcome, effect: null };
}

function roleCredentials(
  { world, credentials, sessionSeconds }: Site,
  { token, account, role, now }: { token: string; account: string; role: string; now: number },
): Outcome {
  if (!world.spec.signIns?.includes(token)) {
    return refuse({
      name: "UnauthorizedException",
      status: 401,
      message: "Session token not found or invalid",
    });
  }
  if (world.accounts.get(account)?.roles.get(role)?.assigned !== true) {
    return refuse({ name: "ForbiddenException", status: 403, message: "No access" });
  }
  const issued = credentials.issue({
    accountId: account,
    roleName: `AWSReservedSSO_${role}_0123456789abcdef`,
    session: "ada",
    rights: ALL_RIGHTS,
    seconds: sessionSeconds ?? SESSION_SECONDS,
    now,
  });
  return answer({
    roleCredentials: {
      accessKeyId: issued.accessKeyId,
      secretAccessKey: issued.secretAccessKey,
      sessionToken: issued.sessionToken,
      expiration: issued.expiresAt,
    },
  });
}
