import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Call } from "@/lib/stand-in/services/types";
import { answer, type Outcome, refuse, type WireError } from "@/lib/stand-in/wire/outcome";
import { appliedQuota } from "@/lib/stand-in/world/quota";
import { isOpen, requestNow } from "@/lib/stand-in/world/quota-request";
import type { QuotaRequestSpec, QuotaSeed } from "@/lib/stand-in/world/types";
import { isOptIn } from "@/lib/stand-in/worlds/regions";
import { viewOf } from "./history";
import { noSuch, SERVICE_CODE } from "./input";

const OPEN_MAX = 20;
const OPEN_MAX_OPT_IN = 2;
const SERVICE_ROLE = { "iam:AWSServiceName": "servicequotas.amazonaws.com" };

const Input = z.object({
  ServiceCode: z.string().min(1),
  QuotaCode: z.string().min(1),
  DesiredValue: z.number().min(0).max(10_000_000_000),
  SupportCaseAllowed: z.boolean().optional(),
});

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_RequestServiceQuotaIncrease.html */
export function requestIncrease(call: Call): Outcome {
  const parsed = Input.safeParse(call.input);
  if (!parsed.success) return refuse(illegal("Invalid input for RequestServiceQuotaIncrease"));
  const { ServiceCode, QuotaCode, DesiredValue, SupportCaseAllowed = true } = parsed.data;
  const { world, account, region, now } = call;
  const seed = world.spec.quotas.find(({ code }) => code === QuotaCode);
  if (ServiceCode !== SERVICE_CODE || seed === undefined)
    return refuse(noSuch("The request failed because the specified quota does not exist."));
  const refusal = refusalOf(call, { seed, desired: DesiredValue });
  if (refusal !== null) return refuse(refusal);
  const request: QuotaRequestSpec = {
    region,
    quotaName: seed.name,
    desired: DesiredValue,
    status: SupportCaseAllowed ? "PENDING" : "NOT_APPROVED",
    createdAgoMs: world.startedAt - now,
    made: {
      id: randomUUID(),
      at: now,
      callerArn: call.principal.arn,
      end: account.afterWrites.quota,
      caseAt: null,
      isApplied: !SupportCaseAllowed,
    },
  };
  account.quotaRequests.unshift(request);
  return answer({ RequestedQuota: viewOf(call, request)[0] });
}

/** The texts of a value below the default and of an open request are recorded ones. */
function refusalOf(
  call: Call,
  { seed, desired }: { seed: QuotaSeed; desired: number },
): WireError | null {
  const { world, account, region, now } = call;
  const role = account.quotaRequests.some(({ made }) => made !== undefined)
    ? null
    : call.refusalOf("iam:CreateServiceLinkedRole", SERVICE_ROLE);
  if (role !== null)
    return { name: "DependencyAccessDeniedException", status: 400, message: role.message };
  if (!seed.adjustable) return illegal(`The quota ${seed.code} is not adjustable.`);
  if (desired <= seed.value)
    return illegal(
      `You must provide a quota value greater than the default quota value of ${asJava(seed.value)}`,
    );
  const applied = appliedQuota(account, { seed, region });
  if (applied.kind === "value" && desired <= applied.value)
    return illegal(
      `You must provide a quota value greater than the current quota value of ${asJava(applied.value)}`,
    );
  const open = account.quotaRequests.filter((request) =>
    isOpen(requestNow(request, { world, now })),
  );
  const here = open.filter((request) => request.region === region);
  if (here.some(({ quotaName }) => quotaName === seed.name))
    return {
      name: "ResourceAlreadyExistsException",
      status: 400,
      message: "Only one open service quota increase request is allowed per quota.",
    };
  if (open.length >= OPEN_MAX || (isOptIn(region) && here.length >= OPEN_MAX_OPT_IN))
    return {
      name: "QuotaExceededException",
      status: 400,
      message: "You have exceeded your service quota increase request limit.",
    };
  return null;
}

/** Only of a request that is still PENDING; the case shows in what is read of it. */
export function createSupportCase(call: Call): Outcome {
  const found = byId(call);
  if (!found.ok) return refuse(found.error);
  const { request } = found;
  const { status } = requestNow(request, { world: call.world, now: call.now });
  if (status !== "PENDING" || request.made === undefined)
    return refuse({
      name: "InvalidResourceStateException",
      status: 400,
      message: "The resource is in an invalid state.",
    });
  request.made.caseAt = call.now;
  return answer({});
}

export function getRequestedChange(call: Call): Outcome {
  const found = byId(call);
  if (!found.ok) return refuse(found.error);
  return answer({ RequestedQuota: viewOf(call, found.request)[0] });
}

type Found = { ok: true; request: QuotaRequestSpec } | { ok: false; error: WireError };

function byId(call: Call): Found {
  const { RequestId } = call.input;
  const request = call.account.quotaRequests.find(
    (candidate) => candidate.region === call.region && viewOf(call, candidate)[0]?.Id === RequestId,
  );
  return request === undefined
    ? {
        ok: false,
        error: noSuch("The request failed because the specified request does not exist."),
      }
    : { ok: true, request };
}

function illegal(message: string): WireError {
  return { name: "IllegalArgumentException", status: 400, message };
}

/** As Java prints a double: 6000000.0, and from ten millions on 3.0E7. */
function asJava(value: number): string {
  if (value < 10_000_000) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [digits = "", exponent = ""] = value.toExponential().split("e+");
  return `${digits.includes(".") ? digits : `${digits}.0`}E${exponent}`;
}
