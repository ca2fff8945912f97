import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type ConfigSource, openConfig } from "@/lib/config/source";
import { aPipe } from "@/tests/support/a-pipe";

const root = mkdtempSync(path.join(tmpdir(), "readiness-config-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const ROLE = "arn:aws:iam::210000000001:role/BedrockReadinessRead";
const ONE = `accounts:\n  - { role: "${ROLE}", name: search }\nregions: [eu-west-1]\n`;
const BROKEN = "accounts: [{ name: nobody }]\n";
const LOOK_MS = 2_000;

function opened(text: string | null, { explicit = true } = {}) {
  const file = path.join(mkdtempSync(path.join(root, "case-")), "readiness.yaml");
  if (text !== null) writeFileSync(file, text);
  const clock = { now: 1_000_000 };
  const source = openConfig({ file, explicit }, () => clock.now);
  if (!source.ok) throw new Error(source.error.join("\n"));
  return { file, clock, source: source.value, folder: path.dirname(file) };
}

const told = (source: ConfigSource) => ({
  accounts: source
    .current()
    .accounts.map(({ key, name, access }) => [
      key,
      name,
      access.by === "role" ? access.roleArn : access.by,
    ]),
  regions: source.current().settings.regions,
  problems: source.problems().length,
});
const AS_ONE = { accounts: [["210000000001", "search", ROLE]], regions: ["eu-west-1"] };
const NOTHING = { accounts: [["default", null, "default"]], regions: null };

describe("a file that changes while the program runs", () => {
  it.each([
    [
      "an account that is added",
      `${ONE.replace("regions", "  - { profile: sandbox }\nregions")}`,
      {
        ...AS_ONE,
        accounts: [...AS_ONE.accounts, ["profile:sandbox", "sandbox", "profile"]],
        problems: 0,
      },
    ],
    [
      "an account in another's place",
      ONE.replaceAll("210000000001", "210000000002"),
      {
        ...AS_ONE,
        accounts: [["210000000002", "search", ROLE.replace("001", "002")]],
        problems: 0,
      },
    ],
    [
      "all accounts that are removed",
      "regions: [eu-west-1]\n",
      { ...NOTHING, regions: ["eu-west-1"], problems: 0 },
    ],
    [
      "another name",
      ONE.replace("search", "seller"),
      { ...AS_ONE, accounts: [["210000000001", "seller", ROLE]], problems: 0 },
    ],
    [
      "another role",
      ONE.replace("BedrockReadinessRead", "ReadinessOfBedrocks1"),
      {
        ...AS_ONE,
        accounts: [["210000000001", "search", ROLE.replace(/\/.*/, "/ReadinessOfBedrocks1")]],
        problems: 0,
      },
    ],
    [
      "other Regions",
      ONE.replace("eu-west-1", "eu-west-3"),
      { ...AS_ONE, regions: ["eu-west-3"], problems: 0 },
    ],
    ["a mistake, which leaves the last good one in force", BROKEN, { ...AS_ONE, problems: 1 }],
  ])("is read again: %s", (_name, text, expected) => {
    const { file, source, clock } = opened(ONE);
    expect(told(source)).toEqual({ ...AS_ONE, problems: 0 });
    writeFileSync(file, text);
    clock.now += LOOK_MS;
    expect(told(source)).toEqual(expected);
  });

  it.each([
    ["a moment before two seconds are over", LOOK_MS - 1, "eu-west-1"],
    ["after two seconds", LOOK_MS, "eu-west-2"],
    ["at once where the clock was set back", -3_600_000, "eu-west-2"],
  ])("is looked at %s", (_name, laterMs, region) => {
    const { file, source, clock } = opened(ONE);
    writeFileSync(file, ONE.replace("eu-west-1", "eu-west-2"));
    clock.now += laterMs;
    expect(told(source).regions).toEqual([region]);
  });

  it("and is mended is in force again, without a problem", () => {
    const { file, source, clock } = opened(ONE);
    for (const [text, problems] of [
      [BROKEN, 1],
      [ONE.replace("search", "mended"), 0],
    ] as const) {
      writeFileSync(file, text);
      clock.now += LOOK_MS;
      expect(told(source).problems).toBe(problems);
    }
    expect(told(source).accounts).toEqual([["210000000001", "mended", ROLE]]);
  });
});

const LINE = "READINESS_CONFIG names the configuration; correct it or leave it out.";
const replaced = (file: string, put: (file: string) => void) => {
  rmSync(file);
  put(file);
};

describe.skipIf(process.platform === "win32")("a file that is none", () => {
  const cases: readonly [string, string, (file: string) => void][] = [
    ["a pipe", "is not a regular file", aPipe],
    ["a device", "is not a regular file", (file) => symlinkSync("/dev/zero", file)],
    ["a folder", "is a folder", (file) => mkdirSync(file)],
    ["too large", "is larger than 1 MB", (file) => writeFileSync(file, "#".repeat(1_000_001))],
  ];

  it.each(cases)("%s is refused at the start", (_name, why, put) => {
    const file = path.join(mkdtempSync(path.join(root, "odd-")), "readiness.yaml");
    put(file);
    expect(openConfig({ file, explicit: false }, () => 0)).toEqual({
      ok: false,
      error: [`${file} ${why}. ${LINE}`],
    });
  });

  it.each(cases)("%s in its place leaves the last good one in force", (_name, why, put) => {
    const { file, source, clock } = opened(ONE);
    replaced(file, put);
    clock.now += LOOK_MS;
    expect(told(source)).toEqual({ ...AS_ONE, problems: 1 });
    expect(source.problems()).toEqual([`${file} ${why}. ${LINE}`]);
  });

  it("as large as it may be is read", () => {
    const text = `${ONE}#`;
    const { source } = opened(text + "#".repeat(1_000_000 - text.length));
    expect(told(source)).toEqual({ ...AS_ONE, problems: 0 });
  });
});

describe("a file that goes and comes", () => {
  it.each([
    ["that was named stays in force, and its absence is told", true, { ...AS_ONE, problems: 1 }],
    [
      "that was only found leaves the account of the default credentials",
      false,
      { ...NOTHING, problems: 0 },
    ],
  ])("%s", (_name, explicit, expected) => {
    const { file, source, clock } = opened(ONE, { explicit });
    rmSync(file);
    clock.now += LOOK_MS;
    expect(told(source)).toEqual(expected);
    expect(source.present()).toBe(false);
    writeFileSync(file, ONE);
    clock.now += LOOK_MS;
    expect(told(source)).toEqual({ ...AS_ONE, problems: 0 });
  });

  it("is found although there was none at the start", () => {
    const { file, source, clock } = opened(null, { explicit: false });
    expect(told(source)).toEqual({ ...NOTHING, problems: 0 });
    writeFileSync(file, ONE);
    clock.now += LOOK_MS;
    expect(told(source)).toEqual({ ...AS_ONE, problems: 0 });
  });
});

/** What a mounted ConfigMap looks like: the file is a link into a folder that a second link names. */
function mounted(folder: string, versions: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(versions)) {
    mkdirSync(path.join(folder, name));
    const file = path.join(folder, name, "readiness.yaml");
    writeFileSync(file, text);
    utimesSync(file, 1_700_000_000, 1_700_000_000);
  }
  const name = (version: string) => {
    symlinkSync(version, path.join(folder, "..data_tmp"));
    renameSync(path.join(folder, "..data_tmp"), path.join(folder, "..data"));
  };
  return { name, file: path.join(folder, "readiness.yaml") };
}

describe("a file that is put in another's place", () => {
  const OTHER = ONE.replace("eu-west-1", "eu-west-2");

  it("by a link, as Kubernetes does, is seen though size and time are the same", () => {
    const folder = mkdtempSync(path.join(root, "mount-"));
    const { name, file } = mounted(folder, { "..v1": ONE, "..v2": OTHER });
    name("..v1");
    symlinkSync(path.join("..data", "readiness.yaml"), file);
    const clock = { now: 0 };
    const source = openConfig({ file, explicit: true }, () => clock.now);
    const before = statSync(file);
    name("..v2");
    clock.now += LOOK_MS;
    const { size, mtimeMs } = statSync(file);
    expect({ size, mtimeMs }).toEqual({ size: before.size, mtimeMs: before.mtimeMs });
    expect(source.ok && told(source.value).regions).toEqual(["eu-west-2"]);
  });

  it.each([
    ["a rename, as editors do", true],
    ["writing over it", false],
  ])("by %s is seen though size and time are the same", (_name, renamed) => {
    const { file, source, clock, folder } = opened(ONE);
    utimesSync(file, 1_700_000_000, 1_700_000_000);
    clock.now += LOOK_MS;
    told(source);
    const target = renamed ? path.join(folder, "new") : file;
    writeFileSync(target, OTHER);
    utimesSync(target, 1_700_000_000, 1_700_000_000);
    if (renamed) renameSync(target, file);
    clock.now += LOOK_MS;
    expect(told(source).regions).toEqual(["eu-west-2"]);
  });
});

describe("which version of the file is in use", () => {
  const AT = 1_795_000_000;

  function changed(file: string, text: string, seconds: number): void {
    writeFileSync(file, text);
    utimesSync(file, seconds, seconds);
  }

  it("is told by the file's own time, and stays while what came after is not taken", () => {
    const { file, clock, source } = opened(ONE);
    changed(file, ONE.replace("search", "find"), AT);
    clock.now += LOOK_MS;
    expect(source.standing()).toEqual({ file, takenAt: AT * 1_000, refused: null });

    changed(file, `${ONE}regoins: [eu-west-1]\n`, AT + 60);
    clock.now += LOOK_MS;
    expect(source.standing()).toEqual({
      file,
      takenAt: AT * 1_000,
      refused: {
        changedAt: (AT + 60) * 1_000,
        problems: [{ line: 4, text: "regoins is not a setting." }],
      },
    });
    expect(told(source)).toMatchObject({ accounts: [["210000000001", "find", ROLE]] });

    changed(file, ONE, AT + 120);
    clock.now += LOOK_MS;
    expect(source.standing()).toEqual({ file, takenAt: (AT + 120) * 1_000, refused: null });
  });

  it("is none where there is no file", () => {
    const { file, source } = opened(null, { explicit: false });
    expect(source.standing()).toEqual({ file, takenAt: null, refused: null });
  });
});
