import { describe, expect, it } from "vitest";
import { answerOf, wouldRepeat } from "@/lib/domain/acts/answer";
import { ACT_KINDS, type ActKind } from "@/lib/domain/acts/kinds";
import { ACT_WHYS } from "@/lib/domain/acts/whys";
import { classify } from "@/lib/domain/diagnosis/classify";
import { sanitizeMessage } from "@/lib/domain/diagnosis/sanitize";
import type { Fault } from "@/lib/domain/facts/fault";

const OPERATION = {
  "accept-agreement": "CreateFoundationModelAgreement",
  "request-quota-increase": "RequestServiceQuotaIncrease",
  "enable-region": "EnableRegion",
  "submit-use-case-form": "PutUseCaseForModelAccess",
} as const satisfies Record<ActKind, string>;

/** A fault as the adapter of AWS makes it of what the SDK threw. */
const aFault = (kind: ActKind, name: string | null, message: string, httpStatus: number): Fault => {
  const evidence = { name, message, httpStatus, operation: OPERATION[kind] };
  const { code, cause, owner } = classify(evidence);
  return {
    ...{ code, cause, owner, httpStatus },
    message: sanitizeMessage(message),
    operation: OPERATION[kind],
    requestId: "9e6a1c77",
    at: 1,
    attempt: 1,
  };
};

const answered = (kind: ActKind, name: string | null, message: string, status = 400) =>
  answerOf(kind, { fault: aFault(kind, name, message, status), name, left: "maybe" });

const saidBy = (kind: ActKind, name: string | null, message: string, status?: number) => {
  const answer = answered(kind, name, message, status);
  return answer.state === "exists" ? "exists" : `${answer.state} ${answer.why.code}`;
};

const NOT_AUTHORIZED =
  "User: arn:aws:sts::111122223333:assumed-role/x/y is not authorized to perform:";

describe("what AWS answered to an agreement", () => {
  it.each([
    ["ValidationException", "Could not create agreement - Agreement already exists", "exists"],
    ["ConflictException", "An agreement for this model is being processed.", "exists"],
    [
      "AccessDeniedException",
      "You have not filled out the request form. Fill out the form before getting access.",
      "refused form-missing",
    ],
    [
      "ValidationException",
      "You have not filled out the required use-case form for this model. Complete the form at https://us-east-1.console.aws.amazon.com/bedrock",
      "refused form-missing",
    ],
    [
      "AccessDeniedException",
      `${NOT_AUTHORIZED} aws-marketplace:Subscribe on resource: * because no identity-based policy allows the aws-marketplace:Subscribe action`,
      "refused no-subscribe",
    ],
    [
      "AccessDeniedException",
      `${NOT_AUTHORIZED} aws-marketplace:Subscribe on resource: * with an explicit deny in a service control policy`,
      "refused organization-denies",
    ],
    [
      "AccessDeniedException",
      "This product is restricted: not available in your Private Marketplace, access denied",
      "refused private-marketplace",
    ],
    ["ValidationException", "Agreement not supported for this model", "refused not-sold"],
    [
      "ValidationException",
      "The provided offer token is invalid or expired",
      "refused offer-stale",
    ],
    ["ResourceNotFoundException", "Offer not found", "refused offer-stale"],
    [
      "AccessDeniedException",
      "INVALID_PAYMENT_INSTRUMENT: A valid payment instrument must be provided.",
      "refused payment",
    ],
    [
      "AccessDeniedException",
      `${NOT_AUTHORIZED} bedrock:CreateFoundationModelAgreement because no identity-based policy allows it`,
      "refused role-lacks-right",
    ],
    ["ValidationException", "The model id is not known to us", "refused refused"],
    [
      "ThrottlingException",
      "Too many requests, please wait before trying again.",
      "unknown throttled",
    ],
    ["InternalServerException", "Internal error", "unknown aws-failed"],
    ["ServiceUnavailableException", "Try again", "unknown aws-failed"],
    ["TimeoutError", "socket hang up", "unknown no-answer"],
    ["ECONNRESET", "read ECONNRESET", "unknown no-answer"],
    ["SyntaxError", "Unexpected token <", "unknown not-understood"],
    ["BrandNewException", "Something new", "unknown not-understood"],
    [null, "Something without a name", "unknown not-understood"],
  ])("%s: %s", (name, message, said) => {
    expect(saidBy("accept-agreement", name, message)).toBe(said);
  });
});

describe("what AWS answered to a request for a quota", () => {
  it.each([
    [
      "ResourceAlreadyExistsException",
      "Only one open service quota increase request is allowed per quota.",
      "refused quota-request-open",
    ],
    [
      "QuotaExceededException",
      "You have exceeded your requests.",
      "refused quota-requests-exceeded",
    ],
    [
      "DependencyAccessDeniedException",
      "A dependency has no access.",
      "refused quota-service-role",
    ],
    [
      "IllegalArgumentException",
      "You must provide a quota value greater than the default quota value of 3.0E7",
      "refused quota-not-above-default",
    ],
    ["IllegalArgumentException", "The quota is not adjustable", "refused quota-not-adjustable"],
    ["IllegalArgumentException", "Bad value", "refused refused"],
    ["NoSuchResourceException", "The resource does not exist.", "refused quota-not-here"],
    ["AccessDeniedException", "No.", "refused role-lacks-right"],
    ["TooManyRequestsException", "Rate exceeded", "unknown throttled"],
    ["ServiceException", "Service failed", "unknown aws-failed"],
    ["ConflictException", "Something else is under way", "unknown not-understood"],
  ])("%s: %s", (name, message, said) => {
    expect(saidBy("request-quota-increase", name, message)).toBe(said);
  });
});

describe("what AWS answered to a Region or a form", () => {
  it.each<[ActKind, string, string, string]>([
    [
      "enable-region",
      "ConflictException",
      "The requested Region opt action conflicts with a pending opt action.",
      "exists",
    ],
    [
      "enable-region",
      "ValidationException",
      "us-east-1 is enabled by default.",
      "refused region-not-opt-in",
    ],
    ["enable-region", "ValidationException", "fieldValidationFailed", "refused refused"],
    [
      "enable-region",
      "AccessDeniedException",
      `${NOT_AUTHORIZED} account:EnableRegion with an explicit deny in a service control policy`,
      "refused organization-denies",
    ],
    [
      "enable-region",
      "AccessDeniedException",
      `${NOT_AUTHORIZED} account:EnableRegion because no session policy allows it`,
      "refused session-policy",
    ],
    [
      "enable-region",
      "ExpiredTokenException",
      "The security token is expired",
      "refused credentials",
    ],
    ["enable-region", "TooManyRequestsException", "Slow down", "unknown throttled"],
    ["submit-use-case-form", "ValidationException", "Invalid Form Data", "refused form-invalid"],
    [
      "submit-use-case-form",
      "ValidationException",
      "Your account is not authorized to perform this action. Please create a support case",
      "refused form-refused",
    ],
    [
      "submit-use-case-form",
      "SomethingException",
      "Internal Accounts should not submit use case details",
      "refused form-internal-account",
    ],
    ["submit-use-case-form", "AccessDeniedException", "No.", "refused role-lacks-right"],
    ["submit-use-case-form", "InternalServerException", "Internal error", "unknown aws-failed"],
  ])("%s %s: %s", (kind, name, message, said) => {
    expect(saidBy(kind, name, message)).toBe(said);
  });
});

describe("a denial by another policy than one that lacks a right", () => {
  const ACTIONS = {
    "accept-agreement": "aws-marketplace:Subscribe",
    "request-quota-increase": "servicequotas:RequestServiceQuotaIncrease",
    "enable-region": "account:EnableRegion",
    "submit-use-case-form": "bedrock:PutUseCaseForModelAccess",
  } as const;
  const CASES: readonly [string, string][] = [
    ["because no permissions boundary allows the ACTION action", "boundary"],
    ["with an explicit deny in a permissions boundary", "boundary"],
    ["with an explicit deny in a permissions boundary: arn:aws:iam::1:policy/B", "boundary"],
    ["with an explicit deny in an identity-based policy", "denied-outright"],
    ["with an explicit deny", "denied-outright"],
    ["because no session policy allows the ACTION action", "session-policy"],
    ["with an explicit deny in a session policy", "session-policy"],
    ["because no VPC endpoint policy allows the ACTION action", "endpoint-policy"],
    ["with an explicit deny in a VPC endpoint policy", "endpoint-policy"],
    ["with an explicit deny in a service control policy", "organization-denies"],
    ["because no service control policy allows the ACTION action", "organization-denies"],
    ["with an explicit deny in a resource control policy", "organization-denies"],
  ];
  for (const kind of ACT_KINDS)
    it.each(CASES)(`${kind}: %s: %s`, (end, why) => {
      const action = ACTIONS[kind];
      const message = `${NOT_AUTHORIZED} ${action} on resource: * ${end.replace("ACTION", action)}`;
      const answer = answered(kind, "AccessDeniedException", message, 403);
      expect(answer).toMatchObject({ state: "refused", why: { code: why } });
      expect(JSON.stringify(answer)).not.toContain("policy --for act");
    });

  it.each([
    ["accept-agreement", "no-subscribe"],
    ["enable-region", "role-lacks-right"],
  ] as const)("is not one that no identity-based policy allows: %s", (kind, why) => {
    const action = ACTIONS[kind];
    const message = `${NOT_AUTHORIZED} ${action} because no identity-based policy allows the ${action} action`;
    expect(answered(kind, "AccessDeniedException", message, 403)).toMatchObject({
      why: { code: why, next: expect.stringContaining("policy --for act") },
    });
  });
});

describe("a fault of a write", () => {
  it.each([400, 409, 500, null])("is told by its name, whatever its status: %s", (status) => {
    const fault = aFault("accept-agreement", "ConflictException", "In process", 400);
    const failed = { fault: { ...fault, httpStatus: status }, name: "ConflictException" };
    expect(answerOf("accept-agreement", { ...failed, left: "maybe" })).toEqual({ state: "exists" });
  });

  it("that happened before anything left is a refusal, whatever it is", () => {
    const fault = aFault("enable-region", "TimeoutError", "connect ETIMEDOUT", 0);
    expect(
      answerOf("enable-region", { fault, name: "TimeoutError", left: "not-sent" }),
    ).toMatchObject({
      state: "refused",
      why: {
        code: "not-sent",
        owner: "network",
        text: null,
        said: expect.stringMatching(/Nothing was sent/),
      },
    });
  });

  it("keeps what AWS said, and its request id", () => {
    expect(
      answered("submit-use-case-form", "ValidationException", "Invalid Form Data"),
    ).toMatchObject({
      why: { text: "Invalid Form Data", requestId: "9e6a1c77", httpStatus: 400 },
    });
  });

  it.each([
    ["Value 'tok-1' at 'offerToken' failed to satisfy constraint: too long"],
    ["2 validation errors: Value 'tok-1' at 'offerToken' failed; Value 'it's tok-1' at 'b' failed"],
  ])("does not repeat a value that AWS repeats: %s", (message) => {
    const answer = answered("accept-agreement", "ValidationException", message);
    expect(JSON.stringify(answer)).not.toContain("tok-1");
    expect(answer).toMatchObject({
      state: "refused",
      why: { text: expect.stringMatching(/hidden/) },
    });
  });

  it("would be met again by the next offer where it is about rights, payment or the organization", () => {
    expect(ACT_WHYS.filter((code) => wouldRepeat({ code }))).toEqual([
      "no-subscribe",
      "organization-denies",
      "boundary",
      "denied-outright",
      "session-policy",
      "endpoint-policy",
      "private-marketplace",
      "payment",
      "country",
      "account-barred",
      "role-lacks-right",
      "credentials",
      "not-sent",
    ]);
  });
});
