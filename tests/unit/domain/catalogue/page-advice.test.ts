import { describe, expect, it } from "vitest";
import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import { PAGE_ADVICE } from "@/lib/domain/catalogue/page-advice";
import { type Code, PAGE_CODES } from "@/lib/domain/codes";
import { diagnose } from "@/lib/domain/diagnosis/diagnose";
import { routes } from "@/lib/routes";

/** What a step must speak of to carry the bullet. */
const SPEAKS_OF: Readonly<Record<string, readonly (string | null)[]>> = {
  AccessDeniedException: ["IAM", "expired"],
  BadCScoreException: ["Support"],
  FTUFormNotFilled: ["form"],
  IncompleteSignature: ["SDK", "secret", "signed"],
  InvalidAction: ["spelling", "API reference", "newest version"],
  InvalidClientTokenId: ["access key id", "new keys"],
  MPAgreementPending: ["every 15 minutes", "Support"],
  MPAgreementBeingCreated: ["15 minutes"],
  NotAuthorized: ["IAM", "trust", "service control"],
  RequestExpired: ["clock", "time zones"],
  ServiceUnavailable: [
    "backoff",
    "503",
    "another Region",
    "Cross-Region",
    "Provisioned",
    "announced",
    "Support",
  ],
  ThrottlingException: ["quotas", "backoff", "Provisioned", "increase"],
  ValidationError: ["required parameters", "ranges", "validation rules"],
  ResourceNotFound: ["model id", "fall back", "ListFoundationModels", "periodically", "Support"],
};

describe("the advice of AWS's page is kept whole", () => {
  it.each(
    PAGE_ADVICE.map(
      (bullet) => [`${bullet.code}, ${bullet.list}: ${bullet.text}`, bullet] as const,
    ),
  )("%s", (_name, bullet) => {
    const step = CODE_ENTRIES[bullet.code].steps[bullet.step];
    const word = SPEAKS_OF[bullet.code]?.[bullet.step];
    expect(step?.text).toContain(word ?? "a word for this bullet");
  });

  it("carries each bullet once, in a step of its own", () => {
    const carriers = PAGE_ADVICE.map((bullet) => `${bullet.code} ${bullet.step}`);
    expect(new Set(carriers).size).toBe(carriers.length);
  });

  it.each(PAGE_CODES)("%s has steps, also where the page's Solution is empty", (code) => {
    expect(CODE_ENTRIES[code].steps.length).toBeGreaterThan(0);
  });

  it("names only screens that exist", () => {
    const features = PAGE_ADVICE.flatMap((bullet) => bullet.feature ?? []);
    expect(features.every((feature) => routes[feature]().startsWith("/"))).toBe(true);
  });
});

/** A real text of each code whose cause is known, and what each bullet of the page is told by. */
const PASTED: readonly [string, Code, readonly RegExp[]][] = [
  [
    "ServiceUnavailableException: Too many connections, please wait before trying again.",
    "ServiceUnavailable",
    [
      /backoff and jitter/,
      /another Region/,
      /Cross-Region/,
      /Provisioned/,
      /503/,
      /announced/,
      /Support/,
    ],
  ],
  [
    "ThrottlingException: Too many tokens, please wait before trying again.",
    "ThrottlingException",
    [/quota that applies/, /backoff and jitter/, /Provisioned/, /request an increase/],
  ],
  [
    "ThrottlingException: Too many requests, please wait before trying again.",
    "ThrottlingException",
    [/token quotas/, /backoff and jitter/, /Provisioned/, /request an increase/],
  ],
  [
    "ThrottlingException: Too many tokens per day, please wait before trying again.",
    "ThrottlingException",
    [/Look at the Amazon Bedrock quotas/, /Provisioned/, /AWS Support alone raises/],
  ],
  [
    "ResourceNotFoundException: The requested resource could not be found.",
    "ResourceNotFound",
    [/id, not its name/, /fall back/, /list what the Region has/, /periodically/, /AWS Support/],
  ],
  ["UnknownOperationException", "InvalidAction", [/spelling/, /API reference/, /update the SDK/]],
  [
    "InvalidSignatureException: The request signature we calculated does not match the signature you provided.",
    "IncompleteSignature",
    [/version of the AWS SDK/, /secret access key/, /signed headers/],
  ],
  [
    "InvalidSignatureException: Signature expired: 20261120T120000Z is now earlier than 20261120T121500Z (20261120T122000Z - 5 min.)",
    "RequestExpired",
    [/clock/, /time zones/],
  ],
  [
    "UnrecognizedClientException: The security token included in the request is invalid.",
    "InvalidClientTokenId",
    [/access key/, /new keys/],
  ],
  [
    "AccessDeniedException: User: arn:aws:iam::111122223333:user/x is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0 because no identity-based policy allows the bedrock:InvokeModel action",
    "AccessDeniedException",
    [/Allow bedrock:InvokeModel/, /expired/],
  ],
  [
    "ValidationException: Malformed input request: #: required key [messages] not found, please reformat your input and try again.",
    "ValidationError",
    [/required parameters/, /ranges/, /validation rules/],
  ],
];

describe("whoever pastes a text is told each bullet of its code", () => {
  it.each(PASTED)("%s", (text, code, bullets) => {
    const told = diagnose(text);
    expect(told).toMatchObject({ code, cause: expect.any(String) });
    for (const bullet of bullets) expect(told.steps.join("\n")).toMatch(bullet);
    expect(new Set(told.steps).size).toBe(told.steps.length);
  });

  it("and nothing that can't help: no retry and no increase where a quota is 0", () => {
    const told = diagnose("ThrottlingException: the tokens per minute quota for this model is 0");
    expect(told.cause).toBe("quota-zero");
    expect(told.steps.join("\n")).not.toMatch(/backoff|request an increase/);
  });
});
