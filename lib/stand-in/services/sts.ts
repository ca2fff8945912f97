import { createHash, randomBytes } from "node:crypto";
import { type Rights, readPolicy } from "@/lib/stand-in/rights";
import { answerText, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { element } from "@/lib/stand-in/wire/xml";
import { letsIn } from "@/lib/stand-in/world/organization";
import type { Call, Service } from "./types";

const ROLE_ARN = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:[\w+=,.@/-]*\/)?([\w+=,.@-]{1,64})$/;
const VERSION = "2011-06-15";

function getCallerIdentity({ principal }: Call): Outcome {
  return answerText(
    element("Arn", principal.arn) +
      element("UserId", principal.userId) +
      element("Account", principal.accountId),
  );
}

function assumeRole(call: Call): Outcome {
  const text = (name: string): string => String(call.input[name] ?? "");
  const arn = text("RoleArn");
  const session = text("RoleSessionName");
  const parts = ROLE_ARN.exec(arn);
  if (parts === null) return refuse(invalid(`${arn} is invalid`));
  if (!/^[\w+=,.@-]{2,64}$/.test(session)) {
    return refuse(
      invalid(
        `1 validation error detected: Value '${session}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
      ),
    );
  }
  const seconds = Number(text("DurationSeconds") || "3600");
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200) {
    return refuse(
      invalid(
        `1 validation error detected: Value '${text("DurationSeconds")}' at 'durationSeconds' failed to satisfy constraint: Member must have value between 900 and 43200`,
      ),
    );
  }
  const source = call.input.SourceIdentity;
  if (source !== undefined && !/^[\w+=,.@-]{2,64}$/.test(String(source))) {
    return refuse(
      invalid(
        `1 validation error detected: Value '${String(source)}' at 'sourceIdentity' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
      ),
    );
  }
  const policy = call.input.Policy === undefined ? null : readPolicy(text("Policy"));
  if (policy === null && call.input.Policy !== undefined) {
    return refuse({
      name: "MalformedPolicyDocument",
      status: 400,
      message: "This policy contains invalid Json",
    });
  }
  const [, accountId = "", roleName = ""] = parts;
  const role = call.world.accounts.get(accountId)?.roles.get(roleName);
  const asleep = !letsIn(call.world.organization, accountId);
  const wrongId = role?.externalId !== undefined && role.externalId !== call.input.ExternalId;
  const unnamed = role?.requiresSourceIdentity === true && source === undefined;
  if (role === undefined || role.refused === true || asleep || wrongId || unnamed) {
    return refuse({
      name: "AccessDenied",
      status: 403,
      message: `User: ${call.principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
    });
  }
  const rights = { role: role.allows ?? null, session: policy };
  const issued = call.issue({ accountId, roleName, session, seconds, rights });
  const credentials =
    element("AccessKeyId", issued.accessKeyId) +
    element("SecretAccessKey", issued.secretAccessKey) +
    element("SessionToken", issued.sessionToken) +
    element("Expiration", new Date(issued.expiresAt).toISOString().replace(/\.\d+Z$/, "Z"));
  const user =
    element("AssumedRoleId", issued.principal.userId) + element("Arn", issued.principal.arn);
  return answerText(
    `<AssumedRoleUser>${user}</AssumedRoleUser><Credentials>${credentials}</Credentials>${
      source === undefined ? "" : element("SourceIdentity", String(source))
    }`,
  );
}

/** A new role session: its keys, its token and its name in AWS's texts. */
export function newSession(input: {
  accountId: string;
  roleName: string;
  session: string;
  expiresAt: number;
  rights: Rights;
}) {
  const { accountId, roleName, session, expiresAt, rights } = input;
  const roleId = `AROA${idOf(`${accountId} ${roleName}`, 17)}`;
  return {
    accessKeyId: `ASIA${idOf(randomBytes(16).toString("hex"), 16)}`,
    secretAccessKey: randomBytes(30).toString("base64"),
    sessionToken: randomBytes(120).toString("base64"),
    expiresAt,
    principal: {
      accountId,
      arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${session}`,
      userId: `${roleId}:${session}`,
      rights,
    },
  };
}

const ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function idOf(text: string, length: number): string {
  const bytes = createHash("sha256").update(text).digest().subarray(0, length);
  return [...bytes].map((byte) => ID_ALPHABET[byte % ID_ALPHABET.length]).join("");
}

function invalid(message: string) {
  return { name: "ValidationError", status: 400, message };
}

export const STS: Service = {
  name: "sts",
  protocol: "query",
  messageKey: "message",
  throttle: { name: "Throttling", status: 400, message: "Rate exceeded" },
  denied: { name: "AccessDenied", status: 403 },
  unavailable: {
    name: "ServiceUnavailable",
    status: 503,
    message: "The request has failed due to a temporary failure of the server.",
  },
  internal: {
    name: "InternalFailure",
    status: 500,
    message: "The request processing has failed because of an unknown error, exception or failure.",
  },
  unknownOperation: (name) => ({
    name: "InvalidAction",
    status: 400,
    message: `Could not find operation ${name} for version ${VERSION}`,
  }),
  operations: {
    GetCallerIdentity: { action: null, run: getCallerIdentity },
    AssumeRole: {
      action: "sts:AssumeRole",
      resource: (call) => String(call.input.RoleArn ?? "*"),
      run: assumeRole,
    },
  },
  route: ({ action }) => (action === "" ? null : { operation: action, label: "" }),
};
