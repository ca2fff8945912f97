import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answer } from "@/tests/contract/check/gate";
import { aBench, type Bench, type Environment, KEYS } from "@/tests/support/stand-in";

const LONG_MS = 120_000;
const HUB = "111122223333";
const SANDBOX = "777788889999";
const NOVA = "amazon.nova-lite-v1:0";
const ASKED = ["--region", "eu-west-1", "--model", NOVA];
const SANDBOX_KEYS = {
  AWS_ACCESS_KEY_ID: "AKIAI44QH8DHBEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
};
const HUB_ALONE = "accounts: [{ profile: hub }]\n";
const BOTH = "accounts: [{ profile: hub }, { profile: sandbox }]\n";
const ONE_BROKEN = "accounts: [{ profile: broken }, { profile: hub }]\n";

let bench: Bench;
let stores = 0;
let credentials = "";
const keysOf = (name: string, keys: Environment) =>
  `[${name}]\naws_access_key_id = ${keys.AWS_ACCESS_KEY_ID}\naws_secret_access_key = ${keys.AWS_SECRET_ACCESS_KEY}\n`;

beforeAll(async () => {
  bench = await aBench({ world: "first-look" });
  credentials = bench.file(
    "credentials",
    keysOf("hub", KEYS) +
      keysOf("sandbox", SANDBOX_KEYS) +
      keysOf("broken", { ...KEYS, AWS_SECRET_ACCESS_KEY: "bad" }),
  );
}, LONG_MS);
afterAll(() => bench.close());
beforeEach(() => {
  bench.standIn.control.reset();
  stores += 1;
});

/** By a store of the test's own, where the file has these lines. */
const environment = (config: string, own: Environment = {}): Environment => ({
  AWS_SHARED_CREDENTIALS_FILE: credentials,
  READINESS_CONFIG: bench.file("readiness.yaml", config),
  READINESS_DATA_DIR: path.join(bench.folder, `store-${stores}`),
  ...own,
});

describe("scan of one account", () => {
  it.each<[string, string, string, string]>([
    ["the default credentials, by what their entry is called", "", "default", HUB],
    ["a profile, by what its entry is called", BOTH, "profile:sandbox", SANDBOX],
    ["a profile, by name", BOTH, "sandbox", SANDBOX],
    ["the only profile, by an id that nobody has read yet", HUB_ALONE, HUB, HUB],
    ["one of two profiles, by an id that nobody has read yet", BOTH, SANDBOX, SANDBOX],
    ["the one that answers, by an id, beside one that does not", ONE_BROKEN, HUB, HUB],
  ])(
    "%s: reads and shows it, on the first run and on the second",
    async (_name, config, account, id) => {
      for (const _run of ["first", "second"]) {
        const env = environment(`regions: [eu-west-1]\n${config}`);
        const ran = await bench.read([...ASKED, "--account", account], env);
        expect([ran.code, ran.err]).toEqual([0, ""]);
        expect(ran.readiness.accounts).toMatchObject([{ accountId: id, fault: null }]);
        expect(ran.readiness.cells).toMatchObject([{ accountId: id, modelId: NOVA }]);
        const csv = await bench.scan([...ASKED, "--account", account, "--format", "csv"], env);
        expect(csv.out).toContain(id);
      }
    },
    LONG_MS,
  );

  const BAD = { AWS_SECRET_ACCESS_KEY: "bad" };
  const UNKNOWN =
    /: --account 111122223333: whose the .*credentials .*not known: GetCallerIdentity: /;
  it.each<[string, string, Environment, string, number, RegExp]>([
    ["of credentials that are bad", "", BAD, HUB, 2, UNKNOWN],
    [
      "of two entries, one of which is not known to be another",
      "accounts: [{ profile: broken }, { profile: sandbox }]\n",
      ...([{}, HUB, 2, UNKNOWN] as const),
    ],
    [
      "of credentials that are another's",
      ...([
        "",
        {},
        SANDBOX,
        2,
        /: --account 777788889999: the credentials belong to another/,
      ] as const),
    ],
    [
      "of two entries that both are others",
      BOTH,
      ...([{}, "999999999999", 3, /--account 999999999999 is not configured/] as const),
    ],
    ["of a name that no entry has", BOTH, {}, "hubb", 3, /--account hubb is not configured/],
  ])(
    "%s: says what is known, and reads nothing of another",
    async (_name, config, own, account, code, said) => {
      const ran = await bench.scan([...ASKED, "--account", account], environment(config, own));
      expect(ran.code).toBe(code);
      expect(ran.err).toMatch(said);
      const asked = bench.standIn.control.calls().map(({ operation }) => operation);
      expect(asked.filter((name) => name !== "GetCallerIdentity")).toEqual([]);
    },
    LONG_MS,
  );

  it(
    "is none of an account that its credentials were of before",
    async () => {
      const env = environment("regions: [eu-west-1]\n");
      await bench.scan(ASKED, env);
      const args = [...ASKED, "--account", HUB];
      const ran = await bench.read(args, { ...env, ...SANDBOX_KEYS });
      expect([ran.code, ran.readiness.cells]).toEqual([2, []]);
      expect(ran.err).toMatch(/^--account 111122223333: the credentials belong to another account/);
      const other = await bench.read([...ASKED, "--account", SANDBOX], { ...env, ...KEYS });
      expect(other.readiness.cells).toEqual([]);
    },
    LONG_MS,
  );
});

describe("a Region of which nothing was read", () => {
  it.each<[string, string, readonly string[], Environment, string, RegExp]>([
    [
      "the file leaves it out",
      ...(["regions: [eu-west-1]\n", [], {}, "us-east-1"] as const),
      /^--region us-east-1: the configuration leaves it out; nothing was read\.$/m,
    ],
    [
      "which Regions there are was refused",
      ...(["", ["account:ListRegions"], {}, "eu-south-2"] as const),
      /^--region eu-south-2: whether the account has it is not known: ListRegions: AccessDenied.*; nothing was read\.$/m,
    ],
    [
      "nobody was let in",
      ...(["", [], { AWS_SECRET_ACCESS_KEY: "bad" }, "eu-west-9"] as const),
      /^--region eu-west-9: whether the account has it is not known: GetCallerIdentity: .*; nothing was read\.$/m,
    ],
    [
      "the account has none of that name",
      ...(["", [], {}, "eu-west-9"] as const),
      /^--region eu-west-9: the account has no such Region; nothing was read\.$/m,
    ],
  ])(
    "is told with why: %s",
    async (_name, config, deny, own, region, said) => {
      bench.standIn.control.setPolicy({ deny: [...deny] });
      const ran = await bench.scan(["--region", region], environment(config, own));
      expect(ran.code).toBe(2);
      expect(ran.err).toMatch(said);
    },
    LONG_MS,
  );
});

describe("plan of one account", () => {
  it.each<[string, string, string, number, string]>([
    ["by an entry's name that is not the first", BOTH, "sandbox", 1, SANDBOX],
    ["by an id", BOTH, SANDBOX, 1, SANDBOX],
    ["by an id that may be one whose credentials are bad", ONE_BROKEN, SANDBOX, 2, "not known"],
    ["by an id that none of them is", BOTH, "999999999999", 3, "is not configured"],
  ])(
    "%s",
    async (_name, config, account, code, said) => {
      const { READINESS_CONFIG: _file, ...env } = environment(config);
      const args = ["plan", "--account", account, "--format", "json"];
      const ran = await answer(bench, args, `regions: [eu-west-1]\n${config}`, env);
      expect(ran.code).toBe(code);
      const accounts = ran.out === "" ? [] : JSON.parse(ran.out).accounts;
      expect(JSON.stringify(accounts) + ran.err).toContain(said);
    },
    LONG_MS,
  );
});
