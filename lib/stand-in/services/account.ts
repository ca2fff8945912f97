import { createHash } from "node:crypto";
import {
  checkInteger,
  checkOneOf,
  checkPattern,
  summarise,
  type Violations,
} from "@/lib/stand-in/wire/constraints";
import {
  answer,
  answerText,
  type Outcome,
  refuse,
  type WireError,
} from "@/lib/stand-in/wire/outcome";
import { pageOf } from "@/lib/stand-in/wire/pages";
import { setRegion } from "@/lib/stand-in/world/change";
import { regionStatus } from "@/lib/stand-in/world/state";
import { REGION_STATUSES } from "@/lib/stand-in/world/types";
import { routeByPath } from "./route";
import type { Call, Service } from "./types";

const PAGE_SIZE = 20;

function listRegions(call: Call): Outcome {
  const { input, account, now } = call;
  const violations: Violations = [];
  const size = checkInteger(violations, {
    at: "maxResults",
    value: input.MaxResults,
    min: 1,
    max: 50,
  });
  const token = checkPattern(violations, {
    at: "nextToken",
    value: input.NextToken,
    pattern: /^[\s\S]*$/,
    max: 1000,
  });
  const wanted = statusesOf(violations, input.RegionOptStatusContains);
  const message = summarise(violations);
  if (message !== null) return refuse(invalid(message));
  const other = otherAccount(call);
  if (other !== null) return refuse(other);

  const regions = [...account.regions.keys()]
    .map((name) => ({
      RegionName: name,
      RegionOptStatus: regionStatus(account, { region: name, now }),
    }))
    .filter((region) => wanted === null || wanted.includes(region.RegionOptStatus));
  const list = `regions ${account.spec.id} ${hash(wanted)}`;
  const page = pageOf(regions, { list, token, size: size ?? PAGE_SIZE });
  if (page === null) return refuse(invalid("The provided NextToken is invalid."));
  return answer({ Regions: page.items, NextToken: page.nextToken });
}

function getRegionOptStatus(call: Call): Outcome {
  const name = call.input.RegionName;
  if (typeof name !== "string" || !call.account.regions.has(name)) {
    return refuse(invalid("The provided RegionName is invalid."));
  }
  const status = regionStatus(call.account, { region: name, now: call.now });
  return answer({ RegionName: name, RegionOptStatus: status });
}

/**
 * Answers nothing, also where the region is on already.
 * https://docs.aws.amazon.com/accounts/latest/reference/API_EnableRegion.html
 */
function enableRegion(call: Call): Outcome {
  const { account, world, now, input } = call;
  const other = otherAccount(call, "account:EnableRegion");
  if (other !== null) return refuse(other);
  const name = input.RegionName;
  if (typeof name !== "string" || !account.regions.has(name))
    return refuse({
      ...invalid("The provided RegionName is invalid."),
      extra: { reason: "invalidRegionOptTarget" },
    });
  const status = regionStatus(account, { region: name, now });
  switch (status) {
    case "ENABLED_BY_DEFAULT":
      return refuse({
        ...invalid(`${name} is enabled by default.`),
        extra: { reason: "invalidRegionOptTarget" },
      });
    case "ENABLING":
    case "DISABLING":
      return refuse({
        name: "ConflictException",
        status: 409,
        message: "The requested Region opt action conflicts with a pending opt action.",
      });
    case "DISABLED": {
      const next = { inMs: account.afterWrites.region.inMs, status: "ENABLED" } as const;
      setRegion(world, { account, region: name, status: "ENABLING", next, now });
    }
  }
  return answerText("");
}

function statusesOf(violations: Violations, value: unknown): readonly string[] | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) {
    violations.push(
      "Value at 'regionOptStatusContains' failed to satisfy constraint: Member must be a list",
    );
    return null;
  }
  return value.flatMap((status, index) => {
    const at = `regionOptStatusContains.${index + 1}.member`;
    return checkOneOf(violations, { at, value: status, allowed: REGION_STATUSES }) ?? [];
  });
}

/** Asking for another account needs trusted access from the organisation's management account. */
function otherAccount(call: Call, action = "account:ListRegions"): WireError | null {
  const id = call.input.AccountId;
  if (id === undefined || id === null) return null;
  return {
    name: "AccessDeniedException",
    status: 403,
    message: `User: ${call.principal.arn} is not authorized to perform: ${action} (Your organization must first enable trusted access with AWS Account Management.)`,
  };
}

function invalid(message: string): WireError {
  return {
    name: "ValidationException",
    status: 400,
    message,
    extra: { reason: "fieldValidationFailed" },
  };
}

function hash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 12);
}

export const ACCOUNT: Service = {
  name: "account",
  protocol: "rest-json",
  messageKey: "message",
  throttle: { name: "TooManyRequestsException", status: 429, message: "Rate exceeded" },
  denied: { name: "AccessDeniedException", status: 403 },
  unavailable: { name: "ServiceUnavailableException", status: 503, message: "Service Unavailable" },
  internal: { name: "InternalServerException", status: 500, message: "Internal Server Error" },
  unknownOperation: () => ({
    name: "UnknownOperationException",
    status: 404,
    message: "The requested operation is not recognized by the service.",
  }),
  regions: ["us-east-1"],
  operations: {
    ListRegions: { action: "account:ListRegions", run: listRegions },
    GetRegionOptStatus: { action: "account:GetRegionOptStatus", run: getRegionOptStatus },
    EnableRegion: {
      action: "account:EnableRegion",
      context: ({ input }) => ({ "account:TargetRegion": String(input.RegionName ?? "") }),
      writes: true,
      run: enableRegion,
    },
  },
  route: (request) =>
    routeByPath(
      [
        ["POST", "/listRegions", "ListRegions"],
        ["POST", "/getRegionOptStatus", "GetRegionOptStatus"],
        ["POST", "/enableRegion", "EnableRegion"],
      ],
      request,
    ),
};
