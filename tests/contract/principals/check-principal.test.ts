import { describe, expect, it } from "vitest";
import { CHECK_PRINCIPAL_USAGE } from "@/lib/cli/check-principal";
import { NOT_SEEN } from "@/lib/domain/principal/standing";
import { answer } from "@/tests/contract/check/gate";
import {
  ACCOUNT,
  APP,
  AT,
  bench,
  CONFIG,
  check,
  given,
  HAIKU,
  hide,
  LONG_MS,
  named,
  statement,
  told,
  usesPrincipalBench,
} from "./checked";

usesPrincipalBench();

describe("check-principal against AWS", () => {
  it(
    "says what it can't see, and of each route what is not refused",
    async () => {
      given();
      const { code, body } = await told();
      expect(code).toBe(0);
      expect(body.notSeen).toEqual(NOT_SEEN);
      expect(body.routes.map(({ route, standing }) => [route, standing])).toEqual([
        ["eu", "not-refused"],
        ["global", "not-refused"],
      ]);
      const [eu, global] = body.routes;
      expect(eu?.targets[0]?.what).toBe("profile");
      expect(global?.targets.map(({ region }) => region)).toEqual([
        "eu-west-1",
        "eu-west-1",
        "unspecified",
      ]);
    },
    LONG_MS,
  );

  it("a destination that is left out is refused, and named", async () => {
    const own = `arn:aws:bedrock:eu-west-1:${ACCOUNT}:inference-profile/*`;
    const model = `arn:aws:bedrock:eu-west-1::foundation-model/${HAIKU}`;
    given({ policies: [named(statement({ Resource: [own, model] }))] });
    const { code, body } = await told();
    expect(code).toBe(1);
    const [eu] = body.routes;
    const refused = eu?.targets.filter(({ standing }) => standing === "refused") ?? [];
    expect(refused.length).toBe((eu?.targets.length ?? 0) - 2);
    expect(refused.every(({ region }) => region !== "eu-west-1")).toBe(true);
    expect(refused[0]?.why).toBe("No statement allows bedrock:InvokeModel.");
  });

  it("a statement that denies is named with its line", async () => {
    given({
      policies: [named(statement({}), statement({ Effect: "Deny", Resource: "*:eu-west-3:*" }))],
    });
    const { code, body } = await told();
    expect(code).toBe(1);
    const refused = body.routes[0]?.targets.filter(({ standing }) => standing === "refused");
    expect(refused).toMatchObject([
      {
        region: "eu-west-3",
        why: "The statement at line 9 of App (IAM Policy) denies bedrock:InvokeModel.",
      },
    ]);
  });

  it("asks by Region where a policy looks at it, and sees no such policy of the organisation", async () => {
    const only = (region: string) => ({ StringNotEquals: { "aws:RequestedRegion": region } });
    const deny = statement({ Effect: "Deny", Condition: only("eu-west-1") });
    given({ policies: [named(statement({}), deny)] });
    const by = await told();
    expect(by.body.contextKeys).toEqual(["aws:requestedregion"]);
    const standings = by.body.routes[0]?.targets.map(({ region, standing }) => [region, standing]);
    for (const [region, standing] of standings ?? [])
      expect(standing, region).toBe(region === "eu-west-1" ? "not-refused" : "refused");

    given({ scps: [named(statement({ Action: "*" }), deny)] });
    expect((await told()).code).toBe(0);
    given({ scps: [named(statement({ Action: "s3:*" }))] });
    const scp = await told();
    expect(scp.body.routes[0]?.targets[0]?.why).toBe(
      "No service control policy allows bedrock:InvokeModel.",
    );
  });

  it("depends on what it is not given, and names it", async () => {
    given({
      policies: [
        named(statement({ Condition: { StringEquals: { "aws:PrincipalTag/team": "a" } } })),
      ],
    });
    const { code, body } = await told();
    expect(code).toBe(2);
    expect(body.routes[0]).toMatchObject({ standing: "depends" });
    expect(body.routes[0]?.targets[0]?.why).toBe("It depends on aws:principaltag/team.");
  });

  it("a boundary that does not allow refuses", async () => {
    given({ boundary: named(statement({ Action: "s3:*" })) });
    const { body } = await told();
    expect(body.routes[0]?.targets[0]?.why).toBe(
      "The permissions boundary does not allow bedrock:InvokeModel.",
    );
  });

  it("takes a session for its role, and says that a path is lost", async () => {
    given();
    const session = `arn:aws:sts::${ACCOUNT}:assumed-role/App/ana`;
    const { body } = await told([session, ...AT]);
    expect(body.principal).toBe(APP);
    expect(body.notes).toEqual([expect.stringContaining("path")]);
  });

  it("what AWS does not answer was not checked, and is no yes", async () => {
    given();
    bench.standIn.control.setPolicy({ deny: ["iam:SimulatePrincipalPolicy"] });
    const { code, body } = await told();
    expect(code).toBe(2);
    for (const { standing, targets } of body.routes) {
      expect(standing).toBe("not-checked");
      expect(targets[0]?.why).toContain("iam:SimulatePrincipalPolicy");
    }
    bench.standIn.control.setPolicy({ deny: ["iam:*"] });
    const none = await check([APP, ...AT]);
    expect([none.code, none.out]).toEqual([2, ""]);
    expect(none.err).toContain("Nothing was checked.");
  });

  it.each([
    ["the account of the credentials", "default", [], CONFIG],
    ["an account of the file", ACCOUNT, [], `${CONFIG}accounts: [{ id: "${ACCOUNT}" }]\n`],
    ["a model", "default", ["--model", HAIKU], CONFIG],
  ])(
    "a key that is refused is told, and nothing said of %s",
    async (_name, account, more, config) => {
      given();
      const args = ["check-principal", APP, "--account", account, ...more];
      const ran = await answer(bench, [...args, "--no-store"], config, {
        AWS_SECRET_ACCESS_KEY: "bad",
      });
      expect([ran.code, ran.out]).toEqual([2, ""]);
      expect(ran.err).toContain("Nothing was checked. The request signature we calculated");
    },
  );

  it("of another account than the file's nothing is asked, whatever is read", async () => {
    const config = `${CONFIG}accounts: [{ id: "${ACCOUNT}" }]\n`;
    const other = APP.replace("1111", "9999");
    const args = ["check-principal", other, "--account", ACCOUNT, "--no-store"];
    const ran = await answer(bench, args, config, { AWS_SECRET_ACCESS_KEY: "bad" });
    expect([ran.code, ran.err]).toEqual([3, expect.stringContaining("is of account 999922223333")]);
  });

  it.each([
    ["a list", "ListFoundationModels", [], "The lists of eu-west-1 were not all read: "],
    [
      "the access of every model",
      "GetFoundationModelAvailability",
      [],
      "in eu-west-1 could not be told: ",
    ],
    [
      "the list, where a model is asked",
      "ListFoundationModels",
      ["--model", "a.b"],
      "The lists of eu-west-1 were not all read: ",
    ],
  ])("what was not read is not told as nothing: %s", async (_name, operation, more, text) => {
    given();
    hide(operation);
    const args = [APP, "--account", ACCOUNT, "--region", "eu-west-1", "--no-store", ...more];
    const { code, out, err } = await check(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("Nothing was checked.");
    expect(err).toContain(text);
  });

  it("a Region that was not read is told beside what was checked, which is then not all", async () => {
    given();
    hide("ListFoundationModels");
    const at = ["--account", ACCOUNT, "--model", HAIKU];
    const { code, body } = await told([APP, ...at, "--no-store"]);
    expect(body.unread).toEqual([
      expect.stringContaining("The lists of eu-west-1 were not all read: "),
    ]);
    expect(new Set(body.routes.map(({ standing }) => standing))).toEqual(new Set(["not-refused"]));
    expect(code).toBe(2);
    const text = await check([APP, ...at, "--no-store"]);
    expect(text.out).toContain("The lists of eu-west-1 were not all read: ");
  });

  it("a principal that is not there", async () => {
    const { code, err } = await check([`${APP}Gone`, ...AT]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining("The role with name AppGone cannot be found."),
    ]);
  });

  it("text for a terminal: what is not seen stands first", async () => {
    given({ policies: [named(statement({ Resource: "arn:aws:s3:::x" }))] });
    const { out } = await check([APP, ...AT]);
    expect(out.indexOf(NOT_SEEN[0])).toBeLessThan(out.indexOf(HAIKU));
    expect(out).toContain(`${HAIKU}@eu-west-1 by eu: Refused.`);
  });

  it.each([
    ["off", [APP, ...AT], "regions: [eu-west-1]\n", 3, "Checking principals is off."],
    ["help", ["--help"], CONFIG, 0, CHECK_PRINCIPAL_USAGE],
    ["no ARN", [], CONFIG, 3, "Give one ARN"],
    [
      "a group",
      [`arn:aws:iam::${ACCOUNT}:group/x`, ...AT],
      CONFIG,
      3,
      "This is no ARN of a role or a user.",
    ],
    ["no account", [APP], CONFIG, 3, "--account is missing"],
    [
      "another account",
      [APP.replace("1111", "9999"), ...AT],
      CONFIG,
      3,
      "is of account 999922223333",
    ],
    [
      "no such account",
      [APP, "--account", "999900001111"],
      CONFIG,
      3,
      "No such account is configured.",
    ],
    [
      "no such Region",
      [APP, "--account", ACCOUNT, "--region", "x"],
      CONFIG,
      3,
      "--region is not well formed.",
    ],
    [
      "no such model",
      [APP, "--account", ACCOUNT, "--model", "a.b"],
      CONFIG,
      3,
      "No route leads to a.b",
    ],
    ["everything", [APP, "--account", ACCOUNT], CONFIG, 3, "at most 60 are checked at once"],
  ])("%s", async (_name, args, config, code, text) => {
    const ran = await check(args, config);
    expect([ran.code, ran.out || ran.err]).toEqual([code, expect.stringContaining(text)]);
  });

  it(
    "no scan asks for a principal, though it may be asked for",
    async () => {
      await answer(bench, ["scan", "--no-store", "--format", "json"], CONFIG);
      const services = new Set(bench.standIn.control.calls().map(({ service }) => service));
      expect(services).toContain("bedrock");
      expect(services).not.toContain("iam");
    },
    LONG_MS,
  );
});
