import { afterEach, describe, expect, it } from "vitest";
import { GATE } from "@/lib/stand-in/worlds/gated";
import { aProvingBench, proveConfig } from "@/tests/support/proving";
import { HUB } from "@/tests/support/scanned-world";

const OPUS = "anthropic.claude-opus-5";
const AT = ["--account", HUB, "--region", "us-east-1", "--format", "json"];

type Bench = Awaited<ReturnType<typeof aProvingBench>>;
let open: Bench | null = null;
const started = async (...args: Parameters<typeof aProvingBench>): Promise<Bench> => {
  open = await aProvingBench(...args);
  return open;
};
afterEach(async () => {
  await open?.bench.close();
  open = null;
});

const plan = async ({ run }: Bench, model: string, ...more: string[]) => {
  const ran = await run(["prove", ...AT, "--model", model, ...more]);
  return { ...ran, plan: ran.out === "" ? null : JSON.parse(ran.out) };
};
const confirm = async ({ run }: Bench, { proof, hash }: { proof: string; hash: string }) => {
  const ran = await run(["prove", "confirm", proof, "--hash", hash, "--format", "json"]);
  return { ...ran, answer: ran.out === "" ? null : JSON.parse(ran.out) };
};
const cellOf = async ({ bench, env }: Bench, modelId: string) => {
  const { readiness } = await bench.read([], env);
  return readiness.cells.find((cell) => cell.modelId === modelId && cell.region === "us-east-1");
};
const invocations = ({ control }: Bench) =>
  control.calls().filter(({ service }) => service === "bedrock-runtime");

describe("prove", { timeout: 120_000 }, () => {
  it("shows the plan without a call, and makes the call once it is confirmed", async () => {
    const bench = await started("all-ready");
    const planned = await plan(bench, OPUS, "--route", "us");
    expect(planned).toMatchObject({ code: 0, err: "" });
    expect(Object.keys(planned.plan)).toEqual(["proof", "hash", "calls", "price"]);
    expect(planned.plan.calls).toMatchObject([
      { route: "us", id: `us.${OPUS}`, operation: "Converse" },
    ]);
    expect(planned.plan.price).toBeGreaterThan(0);
    expect(planned.plan.price).toBeLessThan(0.01);
    expect(invocations(bench)).toEqual([]);

    const wrong = await confirm(bench, { ...planned.plan, hash: "0".repeat(64) });
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining("hash") });
    expect(invocations(bench)).toEqual([]);

    const done = await confirm(bench, planned.plan);
    expect(done.err).toBe("");
    expect(done.answer.tried).toMatchObject([
      {
        route: "us",
        outcome: "answered",
        calls: 1,
        inputTokens: 8,
        outputTokens: 1,
        refused: null,
      },
    ]);
    expect(done.code).toBe(0);
    expect(invocations(bench)).toMatchObject([{ operation: "Converse", calls: 1 }]);

    const again = await confirm(bench, planned.plan);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining("already") });
    const soon = await plan(bench, OPUS, "--route", "us");
    expect(soon).toMatchObject({ code: 1, err: expect.stringContaining("15 minutes") });
    expect(invocations(bench)).toMatchObject([{ calls: 1 }]);
  });

  it("blocks a cell whose fields are green where the account is refused, and a later answer opens it", async () => {
    const bench = await started("gated");
    expect(await cellOf(bench, OPUS)).toMatchObject({ state: "ready" });
    const refused = await confirm(bench, (await plan(bench, OPUS, "--route", "us")).plan);
    expect(refused.code).toBe(1);
    expect(refused.answer.tried).toMatchObject([
      {
        outcome: "refused",
        refused: {
          of: "account",
          code: "BadCScoreException",
          cause: "account-not-eligible-for-model",
        },
      },
    ]);
    expect(await cellOf(bench, OPUS)).toMatchObject({
      state: "blocked",
      code: "BadCScoreException",
      cause: "account-not-eligible-for-model",
    });
    bench.control.clearFaults(GATE);
    await confirm(bench, (await plan(bench, OPUS, "--route", "global")).plan);
    expect(await cellOf(bench, OPUS)).toMatchObject({ state: "ready" });
  });

  it.each([
    {
      name: "a key that is refused",
      env: { AWS_SECRET_ACCESS_KEY: "bad" },
      deny: null,
      says: "the account could not be read: ",
    },
    {
      name: "a list that is refused",
      env: {},
      deny: "ListFoundationModels",
      says: "us-east-1: its models and routes could not be read: ListFoundationModels: ",
    },
  ])(
    "gives no verdict and says why, where it could not read: $name",
    async ({ env, deny, says }) => {
      const { run, control } = await started("all-ready");
      if (deny !== null)
        control.addFaults({
          when: { operation: deny },
          fault: { kind: "deny", by: "identity-policy" },
        });
      const ran = await run(["prove", ...AT, "--model", OPUS], env);
      expect(ran).toMatchObject({ code: 2, out: "", err: expect.stringContaining(says) });
      expect(ran.err).not.toContain("Scan it first");
    },
  );

  it("names the destinations of a call as a policy sees them, and in words", async () => {
    const bench = await started("all-ready");
    const planned = await plan(bench, OPUS, "--route", "us", "--route", "global");
    const [us, global] = planned.plan.calls;
    expect(us.destinations).toContain("us-west-2");
    expect(us.mayRunIn).toBe(us.destinations.join(", "));
    expect(global).toMatchObject({
      route: "global",
      destinations: ["us-east-1", "unspecified"],
      mayRunIn: "any commercial Region; aws:RequestedRegion is unspecified",
    });
  });

  it.each([
    { name: "throttled", fault: { kind: "throttle" }, outcome: "throttled" },
    {
      name: "a server's error",
      fault: { kind: "named", name: "InternalFailure" },
      outcome: "no-verdict",
    },
    { name: "no answer in 30 s", fault: { kind: "hang" }, outcome: "no-verdict" },
    { name: "a broken connection", fault: { kind: "dead" }, outcome: "no-verdict" },
    {
      name: "the role's own policy",
      fault: { kind: "deny", by: "identity-policy" },
      outcome: "refused",
    },
    { name: "an SCP", fault: { kind: "deny", by: "service-control-policy" }, outcome: "refused" },
  ] as const)("changes nothing of the cell where it met $name", async ({ fault, outcome }) => {
    const bench = await started("all-ready");
    bench.control.addFaults({ when: { service: "bedrock-runtime" }, fault });
    const done = await confirm(bench, (await plan(bench, OPUS, "--route", "us")).plan);
    expect(done.answer.tried).toMatchObject([{ outcome, calls: 1 }]);
    expect(await cellOf(bench, OPUS)).toMatchObject({ state: "ready", code: null });
  });

  it("ends within seconds, and tries nothing, where nobody answers for the role", async () => {
    const bench = await started("all-ready");
    const { plan: made } = await plan(bench, OPUS, "--route", "us");
    bench.control.addFaults({ when: { operation: "AssumeRole" }, fault: { kind: "hang" } });
    const done = await confirm(bench, made);
    expect(done).toMatchObject({ code: 2, err: expect.stringContaining("No answer within 12 s") });
    expect(invocations(bench)).toEqual([]);
  });

  it("asks once more for 16 tokens where a minimum is named, and counts both", async () => {
    const bench = await started("all-ready");
    bench.control.addFaults({
      when: { service: "bedrock-runtime" },
      times: 1,
      fault: {
        kind: "error",
        name: "ValidationException",
        status: 400,
        message: "max_tokens: integer_below_min_value. Expected a value >= 16",
      },
    });
    const done = await confirm(bench, (await plan(bench, OPUS, "--route", "us")).plan);
    expect(done.answer.tried).toMatchObject([{ outcome: "answered", calls: 2, outputTokens: 12 }]);
    expect(invocations(bench)).toMatchObject([{ calls: 2 }]);
  });

  it("makes no call above the day's", async () => {
    const bench = await started("all-ready", proveConfig({ callsPerDay: 2 }));
    const both = await plan(bench, OPUS);
    expect(both.plan.calls.map(({ route }: { route: string }) => route)).toEqual(["us", "global"]);
    expect((await confirm(bench, both.plan)).code).toBe(0);
    const more = await plan(bench, "anthropic.claude-sonnet-5", "--route", "us");
    expect(more).toMatchObject({ code: 1, err: expect.stringContaining("2 of 2") });
    expect(invocations(bench)).toMatchObject([{ calls: 2 }]);
  });

  it("tries nothing where no agreement stands, not even one that fell after the plan", async () => {
    const bench = await started("all-ready");
    const before = await plan(bench, OPUS, "--route", "us");
    bench.control.given({ change: "access", models: [OPUS], agreement: { kind: "none" } });
    const late = await confirm(bench, before.plan);
    expect(late).toMatchObject({ code: 1, err: expect.stringContaining("agreement is not there") });
    const planned = await plan(bench, OPUS, "--route", "us");
    expect(planned).toMatchObject({
      code: 1,
      err: expect.stringContaining("agreement is not there"),
    });
    expect(invocations(bench)).toEqual([]);
  });

  it.each([
    ["amazon.nova-reel-v1:1", "on-demand", "paid by the second"],
    ["amazon.nova-2-sonic-v1:0", "on-demand", "stream of speech"],
    [OPUS, "on-demand", "no route on-demand"],
    [OPUS, "eu", "no route eu"],
  ])("tells that %s can't be tried by %s", async (model, route, why) => {
    const bench = await started("all-ready");
    const planned = await plan(bench, model, "--route", route);
    expect(planned).toMatchObject({ code: 1, err: expect.stringContaining(why) });
  });

  it("signs by the role, whatever bearer token the environment has", async () => {
    const bench = await started("all-ready");
    const token = { AWS_BEARER_TOKEN_BEDROCK: "bedrock-api-key-of-another-account" };
    const ran = await bench.run(["prove", ...AT, "--model", OPUS, "--route", "us"], token);
    const { proof, hash } = JSON.parse(ran.out);
    const done = await bench.run(["prove", "confirm", proof, "--hash", hash], token);
    expect(done).toMatchObject({
      code: 0,
      out: expect.stringContaining("answered just now by us."),
    });
  });

  it.each([
    ["off", "regions: [us-east-1]", "does not enable prove"],
    ["without a role", "prove: { enabled: true }\nregions: [us-east-1]", "names no proveRole"],
  ])("makes no plan while it is %s", async (_, config, why) => {
    const bench = await started("all-ready", `accounts:\n  - id: "${HUB}"\n${config}\n`);
    const planned = await plan(bench, OPUS, "--route", "us");
    expect(planned).toMatchObject({ code: 3, err: expect.stringContaining(why) });
  });

  it("tells a model that is not known here from one that is refused", async () => {
    const bench = await started("all-ready");
    const planned = await plan(bench, "acme.no-such-model-v1:0", "--route", "us");
    expect(planned).toMatchObject({ code: 3, err: expect.stringContaining("No such") });
  });
});
