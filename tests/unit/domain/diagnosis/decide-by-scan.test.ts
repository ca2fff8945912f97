import { describe, expect, it } from "vitest";
import { settle } from "@/lib/domain/diagnosis/decide-by-scan";
import { diagnose, withCause } from "@/lib/domain/diagnosis/diagnose";
import type { CellKind, MatrixColumn, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { ACCOUNT, aColumn, anAccount, aSnapshot, KINDS } from "@/tests/support/a-snapshot";

const CLAUDE = "anthropic.claude-sonnet-4-6";
const REGION = "eu-south-1";

const BAD_TOKEN = `InvalidClientTokenId: The security token included in the request is invalid. region=${REGION}`;
const FORM = `Fill out the Anthropic use case details form. region=${REGION} modelId=${CLAUDE}`;
const SERVICE_ROLE = `Access denied when calling Bedrock. region=${REGION} modelId=${CLAUDE}`;
const SUBSCRIPTION = `Model access is denied by marketplace subscription. region=${REGION} modelId=${CLAUDE}`;
const BAD_ID = `ValidationException: The provided model identifier is invalid. region=${REGION} modelId=`;
const HOST = `getaddrinfo ENOTFOUND bedrock-runtime.${REGION}.amazonaws.com`;
const DAILY = `ThrottlingException: Too many tokens per day. region=${REGION} modelId=${CLAUDE}`;
const DENIED = `AccessDeniedException: Access denied. region=${REGION} modelId=${CLAUDE}`;
const NOT_FOUND = `ResourceNotFoundException: The resource could not be found. region=${REGION} modelId=${CLAUDE}`;

const QUOTA_ZERO: CellKind = {
  ...KINDS.payment,
  code: "ThrottlingException",
  cause: "quota-zero",
  title: "Token quota is 0",
};
const RETIRED: CellKind = {
  ...KINDS.payment,
  code: "ModelEndOfLife",
  cause: "model-end-of-life",
  title: "Model has been retired",
};
const UNAUTHORIZED: CellKind = { ...KINDS.payment, code: "NotAuthorized", cause: null };
const LEGACY: CellKind = { ...KINDS.ready, legacy: true };

/** One model in one Region, of the kind given. */
function world(
  kind: CellKind,
  over: Partial<MatrixColumn> = {},
  snapshot: Partial<MatrixSnapshot> = {},
): MatrixSnapshot {
  const column = { ...aColumn(REGION, [], { status: "ENABLED" }), cells: [0], ...over };
  return {
    ...aSnapshot([CLAUDE], {}),
    kinds: [kind],
    columns: [column],
    ...snapshot,
  };
}
const at = (text: string, snapshot: MatrixSnapshot, account: string | null = ACCOUNT) =>
  settle(diagnose(text), { snapshot, account });

describe("the scan settles what a text leaves open", () => {
  it.each<[string, string, MatrixSnapshot, string, RegExp]>([
    [
      "a bad token where the Region is off",
      BAD_TOKEN,
      world(KINDS.off, { status: "DISABLED" }),
      "region-opt-in-disabled",
      /is off in payments-prod/,
    ],
    [
      "a bad token while the Region comes on",
      BAD_TOKEN,
      world(KINDS.off, { status: "ENABLING" }),
      "region-opt-in-disabled",
      /is being enabled in payments-prod/,
    ],
    [
      "a bad token where the Region is on",
      BAD_TOKEN,
      world(KINDS.ready),
      "credentials-invalid-access-key",
      /so it is not the Region/,
    ],
    [
      "the form, missing",
      FORM,
      world(KINDS.form),
      "use-case-form-missing",
      /Use case form missing/,
    ],
    [
      "the form, where the agreement is what lacks",
      FORM,
      world(KINDS.inactive),
      "marketplace-agreement-missing",
      /no agreement yet/,
    ],
    [
      "the form, where the agreement is in force",
      FORM,
      world(KINDS.ready),
      "use-case-form-missing",
      /not the agreement/,
    ],
    [
      "a service role or an agreement: none exists",
      SERVICE_ROLE,
      world(KINDS.inactive),
      "marketplace-agreement-missing",
      /no agreement yet/,
    ],
    [
      "a service role or an agreement: it is in force",
      SERVICE_ROLE,
      world(KINDS.ready),
      "service-role-misconfigured",
      /not the agreement/,
    ],
    [
      "an id whose profile is not offered there",
      `${BAD_ID}us.${CLAUDE}`,
      world(KINDS.geographic),
      "model-id-invalid",
      /no us profile .* eu, global/,
    ],
    [
      "an id that only a profile leads to",
      `${BAD_ID}${CLAUDE}`,
      world(KINDS.geographic),
      "inference-profile-required",
      /on demand/,
    ],
    [
      "an id without any route there",
      `${BAD_ID}${CLAUDE}`,
      world(KINDS.none),
      "model-not-in-region",
      /no route/,
    ],
    [
      "an id past its end of life",
      `${BAD_ID}${CLAUDE}`,
      world(RETIRED),
      "model-end-of-life",
      /retired/,
    ],
    [
      "a host that has no address",
      HOST,
      world(KINDS.none, { noEndpoint: true }),
      "region-no-bedrock-endpoint",
      /no address/,
    ],
    [
      "a host that answered the scan",
      HOST,
      world(KINDS.ready),
      "network-unreachable",
      /has an endpoint/,
    ],
    ["a daily limit where the quota is 0", DAILY, world(QUOTA_ZERO), "quota-zero", /quota is 0/],
    [
      "a daily limit where the quota of all models is 0",
      DAILY,
      world({ ...QUOTA_ZERO, cause: "tokens-per-day-zero", title: "Tokens per day are 0" }),
      "tokens-per-day-zero",
      /Tokens per day are 0/,
    ],
    [
      "a bare denial where the form lacks",
      DENIED,
      world(KINDS.form),
      "use-case-form-missing",
      /form/,
    ],
    [
      "a bare denial of an account not authorized",
      DENIED,
      world(UNAUTHORIZED),
      "model-access-not-granted",
      /not authorized/,
    ],
    [
      "a resource not found, of a legacy model",
      NOT_FOUND,
      world(LEGACY),
      "model-legacy-not-used",
      /legacy/,
    ],
  ])("%s", (_name, text, snapshot, cause, fact) => {
    const settled = at(text, snapshot);
    expect(settled).toMatchObject({ status: "settled", cause });
    if (settled?.status === "settled") expect(settled.fact).toMatch(fact);
  });
});

describe("where nothing in the scan speaks to it, it says so", () => {
  const timeout = {
    code: "NetworkError",
    cause: "client-timeout",
    owner: "network",
    message: "No answer in 12 s.",
    operation: null,
    requestId: null,
    at: 0,
  } as const;
  it.each<[string, string, MatrixSnapshot, RegExp]>([
    ["no agreement fits either", SUBSCRIPTION, world(KINDS.inactive), /does not tell between them/],
    ["the cell could not be read", FORM, world(KINDS.timeout), /could not tell .* Timed out/],
    [
      "the Region could not be read",
      FORM,
      world(KINDS.timeout, { fault: timeout }),
      /could not be read/,
    ],
    [
      "the account could not be read",
      BAD_TOKEN,
      world(KINDS.off, { status: "DISABLED" }, { accounts: [anAccount({ fault: timeout })] }),
      /payments-prod could not be read/,
    ],
    [
      "the status of the Region is not known",
      BAD_TOKEN,
      world(KINDS.ready, { status: null }),
      /names no model/,
    ],
    [
      "a ready cell says nothing of a daily limit",
      DAILY,
      world(KINDS.ready),
      /Nothing that was read/,
    ],
    [
      "an id that fits leaves more than one meaning",
      `${BAD_ID}${CLAUDE}`,
      world(KINDS.ready),
      /does not tell/,
    ],
    [
      "a model that no list names",
      `${BAD_ID}anthropic.claude-next-1`,
      world(KINDS.ready),
      /No list that was read names/,
    ],
    [
      "a Region that was not scanned",
      FORM.replace(REGION, "eu-west-3"),
      world(KINDS.form),
      /eu-west-3 is not among/,
    ],
    [
      "an account that is not scanned here",
      `${FORM} account: 999900001111`,
      world(KINDS.form),
      /999900001111/,
    ],
    [
      "no Region in the text",
      FORM.replace(`region=${REGION}`, ""),
      world(KINDS.form),
      /names no Region/,
    ],
  ])("%s", (_name, text, snapshot, reason) => {
    const open = at(text, snapshot);
    expect(open).toMatchObject({ status: "open" });
    if (open?.status === "open") expect(open.reason).toMatch(reason);
  });

  it("two accounts and none chosen: it asks for one, and takes the one that the text names", () => {
    const accounts = [anAccount(), anAccount({ key: "b", accountId: "222233334444", name: "b" })];
    const two = world(KINDS.form, {}, { accounts });
    expect(at(FORM, two, null)).toMatchObject({ status: "open" });
    expect(at(`${FORM} account: ${ACCOUNT}`, two, null)).toMatchObject({ status: "settled" });
    expect(at(FORM, two, "b")).toMatchObject({ status: "open" });
  });
});

it("leaves a text alone that tells by itself", () => {
  const text = `explicit deny in a service control policy. region=${REGION} modelId=${CLAUDE}`;
  expect(
    at(
      `AccessDeniedException: not authorized to perform: bedrock:InvokeModel with an ${text}`,
      world(KINDS.form),
    ),
  ).toBeNull();
});

it("gives the fix of the cause that the scan told", () => {
  const diagnosis = diagnose(BAD_TOKEN);
  const told = withCause({ diagnosis, cause: "region-opt-in-disabled" });
  expect(told.diagnosis).toMatchObject({ owner: "account-admin", candidates: [], question: null });
  expect(told.fix.steps.map(({ text }) => text).join(" ")).toContain(REGION);
});
