import { describe, expect, it } from "vitest";
import { ACCOUNT, NEW_ACCOUNT } from "@/tests/support/acts/an-actor";
import {
  accept,
  bench,
  done,
  enable,
  FORM,
  NEVER,
  once,
  request,
  submit,
  usesActBench,
  WRITER,
  WRITES,
  writes,
} from "./act-bench";

usesActBench();

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
