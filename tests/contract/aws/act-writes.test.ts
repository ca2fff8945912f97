import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActAccount, Actor, Written } from "@/lib/services/ports/act-aws";
import type { FaultRule } from "@/lib/stand-in/faults/types";
import { ACCOUNT, acting, NEW_ACCOUNT } from "@/tests/support/acts/an-actor";
import { aBench, type Bench, type Environment } from "@/tests/support/stand-in";

const NEVER = new AbortController().signal;
const WRITER = "writer.palmyra-x5-v1:0";
const REGION = "us-east-2";
const SONNET_TPM = "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6";
const FORM = {
  companyName: "Zebrafish Holdings",
  companyWebsite: "https://zebrafish.example",
  intendedUsers: "0",
  industryOption: "Technology",
  otherIndustryOption: "",
  useCases: "Counting zebrafish",
};
let bench: Bench;

beforeAll(async () => {
  bench = await aBench({ world: "first-look" });
});
afterAll(() => bench.close());
beforeEach(() => bench.standIn.control.reset());

const done = <T>(
  work: (actor: Actor) => Promise<T>,
  { account = ACCOUNT, env = {} }: { account?: ActAccount; env?: Environment } = {},
) => acting(bench.standIn.url, work, { account, env });

const codeOf = (name: string): string =>
  bench.standIn.control.truth().quotas.find((quota) => quota.name === name)?.code ?? "";
const writes = () => bench.standIn.control.writes();

async function accept(actor: Actor, modelId = WRITER, token?: string): Promise<Written<null>> {
  const reading = await actor.offers(modelId, NEVER);
  const offers =
    reading.status === "read" && reading.value.kind === "offers" ? reading.value : null;
  const offerToken = token ?? offers?.offers[0]?.token ?? "";
  return actor.acceptAgreement({ modelId, offerToken }, NEVER);
}
const submit = (actor: Actor, region = "eu-south-1", form: unknown = FORM) =>
  actor.submitForm({ region, form: Buffer.from(JSON.stringify(form)) }, NEVER);
const request = (actor: Actor, value = 9_000_000) =>
  actor.requestIncrease({ region: REGION, code: codeOf(SONNET_TPM), value }, NEVER);
const enable = (actor: Actor, region = "af-south-1") => actor.enableRegion(region, NEVER);

/** Every write, by the name of its operation. */
const WRITES: readonly [string, (actor: Actor) => Promise<Written<unknown>>][] = [
  ["CreateFoundationModelAgreement", (actor) => accept(actor)],
  ["PutUseCaseForModelAccess", (actor) => submit(actor)],
  ["RequestServiceQuotaIncrease", (actor) => request(actor)],
  ["EnableRegion", (actor) => enable(actor)],
];

describe("each write", () => {
  it.each(WRITES)("%s is done once, and says so", async (operation, write) => {
    const written = await done(write);
    expect(written).toMatchObject({ state: "answered", requestId: expect.stringMatching(/./) });
    expect(writes()).toMatchObject([{ operation, account: ACCOUNT.accountId, took: true }]);
  });

  it("a request for more has AWS's id of it", async () => {
    const written = await done((actor) => request(actor));
    expect(written).toMatchObject({
      value: { quotaRequestId: expect.stringMatching(/^[0-9a-f]{40}$/), status: "PENDING" },
    });
  });

  it("a form arrives byte by byte", async () => {
    await done((actor) => submit(actor));
    const reading = await done((actor) => actor.form("eu-south-1", NEVER));
    expect(reading).toMatchObject({ status: "read", value: "present" });
  });

  it.each(WRITES)(
    "%s is signed, whatever token of Bedrock's the environment holds",
    async (operation, write) => {
      const written = await done(write, { env: { AWS_BEARER_TOKEN_BEDROCK: "another-account" } });
      expect(written.state).toBe("answered");
      expect(writes()).toMatchObject([{ operation, account: ACCOUNT.accountId, took: true }]);
    },
  );

  it.each(WRITES)("%s in an account with an external id", async (operation, write) => {
    bench.standIn.control.given(
      { change: "form", account: NEW_ACCOUNT.accountId, form: "present" },
      {
        change: "region",
        account: NEW_ACCOUNT.accountId,
        region: "af-south-1",
        status: "DISABLED",
      },
      { change: "region", account: NEW_ACCOUNT.accountId, region: "eu-south-1", status: "ENABLED" },
    );
    const written = await done(write, { account: NEW_ACCOUNT });
    expect(written.state).toBe("answered");
    expect(writes()).toMatchObject([{ operation, account: NEW_ACCOUNT.accountId, took: true }]);
  });
});

const refusal = (name: string, message: RegExp) => ({
  state: "failed",
  name,
  left: "maybe",
  fault: { message: expect.stringMatching(message), requestId: expect.stringMatching(/./) },
});

describe("what AWS refuses", () => {
  it("an agreement that exists, and one in flight", async () => {
    const { control } = bench.standIn;
    const written = await done(async (actor) => [
      await accept(actor),
      await accept(actor),
      await accept(actor, "anthropic.claude-sonnet-4-6"),
    ]);
    expect(written).toMatchObject([
      { state: "answered" },
      refusal("ConflictException", /being processed/),
      refusal("ValidationException", /Agreement already exists/),
    ]);
    expect(control.writes()).toHaveLength(3);
  });

  it.each([
    ["AccessDeniedException", /^You have not filled out the request form/],
    ["ValidationException", /^You have not filled out the required use-case form/],
  ] as const)("an agreement without the form, as %s", async (formRefusal, message) => {
    const { control } = bench.standIn;
    control.given({ change: "form", form: "missing" }, { change: "after-writes", formRefusal });
    const models = ["anthropic.claude-haiku-4-5-20251001-v1:0"];
    control.given({ change: "access", models, agreement: { kind: "none" } });
    const written = await done((actor) => accept(actor, models[0]));
    expect(written).toMatchObject(refusal(formRefusal, message));
  });

  it("an agreement where the role may not subscribe", async () => {
    bench.standIn.control.setPolicy({ deny: ["aws-marketplace:Subscribe"] });
    const written = await done((actor) => accept(actor));
    expect(written).toMatchObject(
      refusal("AccessDeniedException", /aws-marketplace:Subscribe on resource: \*/),
    );
    expect(writes()).toMatchObject([{ took: false }]);
  });

  it("an offer that was made anew meanwhile", async () => {
    const written = await done(async (actor) => {
      const reading = await actor.offers(WRITER, NEVER);
      bench.standIn.control.given({ change: "offers" });
      const { value } = reading.status === "read" ? reading : { value: null };
      const token = value?.kind === "offers" ? value.offers[0]?.token : "";
      return accept(actor, WRITER, token ?? "");
    });
    expect(written).toMatchObject(refusal("ValidationException", /offer token is invalid/));
  });

  it("a form that breaks a rule", async () => {
    const form = { ...FORM, intendedUsers: 0 };
    const written = await done((actor) => submit(actor, "eu-south-1", form));
    expect(written).toMatchObject(refusal("ValidationException", /^Invalid Form Data$/));
  });

  it.each([
    [
      "not above the default",
      200_000,
      refusal(
        "IllegalArgumentException",
        /^You must provide a quota value greater than the default quota value of [\d.]+(E\d+)?$/,
      ),
    ],
  ])("a value that is %s", async (_name, value, expected) => {
    expect(await done((actor) => request(actor, value))).toMatchObject(expected);
  });

  it("a second request of one quota", async () => {
    const written = await done(async (actor) => [await request(actor), await request(actor)]);
    expect(written).toMatchObject([
      { state: "answered" },
      refusal("ResourceAlreadyExistsException", /Only one open service quota increase request/),
    ]);
  });

  it.each([
    ["us-east-1", "ValidationException", /enabled by default/],
    ["ap-southeast-4", "ConflictException", /pending opt action/],
  ])("to enable %s", async (region, name, message) => {
    expect(await done((actor) => enable(actor, region))).toMatchObject(refusal(name, message));
  });
});

/** A fault of one write, struck once. */
const once = (
  operation: string,
  fault: FaultRule["fault"],
  point: "before" | "after",
): FaultRule => ({
  when: { operation },
  times: 1,
  point,
  fault,
});
const UNAVAILABLE = {
  kind: "error",
  name: "ServiceUnavailableException",
  status: 503,
  message: "Service Unavailable",
} as const;

describe("one attempt, whatever comes of it", () => {
  const faults = [
    ["a 503", UNAVAILABLE],
    ["a throttle", { kind: "throttle" }],
    ["a connection that breaks", { kind: "dead" }],
    ["half an answer", { kind: "cut" }],
    ["a page of a proxy", { kind: "html", status: 502 }],
    [
      "a session that is called expired",
      { kind: "error", name: "ExpiredTokenException", status: 403, message: "expired" },
    ],
  ] as const;
  const points = ["before", "after"] as const;
  const cases = WRITES.flatMap(([operation, write]) =>
    faults.flatMap(([name, fault]) =>
      points.map((point) => ({ operation, write, name, fault, point })),
    ),
  );

  /** Half of nothing is all of it. */
  const isWhole = ({ operation, name, point }: (typeof cases)[number]) =>
    operation === "EnableRegion" && name === "half an answer" && point === "after";

  it.each(cases.filter((one) => !isWhole(one)))(
    "$operation: $name $point it took effect",
    async ({ operation, write, fault, point }) => {
      bench.standIn.control.addFaults(once(operation, fault, point));
      const written = await done(write);
      expect(written).toMatchObject({ state: "failed", left: "maybe" });
      expect(writes()).toMatchObject([{ operation, took: point === "after" }]);
      expect(writes()).toHaveLength(1);
    },
  );

  it("an answer that never comes is given up", async () => {
    const given = new AbortController();
    bench.standIn.control.addFaults(once("EnableRegion", { kind: "hang" }, "after"));
    const written = await done(async (actor) => {
      const answer = actor.enableRegion("af-south-1", given.signal);
      await expect.poll(writes).toHaveLength(1);
      given.abort();
      return answer;
    });
    expect(written).toMatchObject({ state: "failed", name: null, left: "maybe" });
  });
});

describe("what never left", () => {
  it("a write whose role is refused", async () => {
    const account = { ...NEW_ACCOUNT, externalId: "other" };
    const written = await done((actor) => enable(actor), { account });
    expect(written).toMatchObject({
      state: "failed",
      name: "AccessDenied",
      left: "not-sent",
      fault: { operation: "AssumeRole" },
    });
    expect(writes()).toEqual([]);
  });

  it("a write that was given up before", async () => {
    const written = await done((actor) => actor.enableRegion("af-south-1", AbortSignal.abort()));
    expect(written).toMatchObject({ state: "failed", left: "not-sent" });
    expect(writes()).toEqual([]);
  });

  it("a write to nobody who listens", async () => {
    const nobody = await closedPort();
    const written = await done((actor) => enable(actor), {
      env: { AWS_ENDPOINT_URL_ACCOUNT: `http://127.0.0.1:${nobody}` },
    });
    expect(written).toMatchObject({
      state: "failed",
      left: "not-sent",
      fault: { code: "NetworkError" },
    });
  });
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe("the session of a write", () => {
  it.each(WRITES)(
    "%s is allowed that, and refused where the role is not",
    async (operation, write) => {
      const service = { EnableRegion: "account", RequestServiceQuotaIncrease: "servicequotas" }[
        operation
      ];
      bench.standIn.control.setPolicy({ deny: [`${service ?? "bedrock"}:${operation}`] });
      const written = await done(write);
      expect(written).toMatchObject({ state: "failed", name: "AccessDeniedException" });
      expect(writes()).toMatchObject([{ operation, took: false }]);
    },
  );
});

describe("a message that repeats what was sent", () => {
  it("loses the offer's token", async () => {
    const token = "dG9rZW4tb2YtYW4tb2ZmZXI=";
    bench.standIn.control.addFaults(
      once(
        "CreateFoundationModelAgreement",
        {
          kind: "error",
          name: "ValidationException",
          status: 400,
          message: `Value '${token}' at 'offerToken'`,
        },
        "before",
      ),
    );
    const written = await done((actor) => accept(actor, WRITER, token));
    expect(written).toMatchObject({ fault: { message: "Value '…' at 'offerToken'" } });
  });

  it("loses every field of a form, and the form", async () => {
    const whole = Buffer.from(JSON.stringify(FORM)).toString("base64");
    const message = `${FORM.companyName} of ${FORM.companyWebsite}: ${FORM.useCases}: ${whole}`;
    const fault = { kind: "error", name: "ValidationException", status: 400, message } as const;
    bench.standIn.control.addFaults(once("PutUseCaseForModelAccess", fault, "before"));
    const written = await done((actor) => submit(actor));
    const text = JSON.stringify(written);
    for (const secret of [...Object.values(FORM).filter((value) => value.length > 2), whole])
      expect(text).not.toContain(secret);
  });
});
