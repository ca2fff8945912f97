import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openStores } from "@/lib/db/open";
import { sqliteDriver } from "@/lib/db/sqlite-driver";
import { aPipe } from "@/tests/support/a-pipe";
import { compiled } from "@/tests/support/compiled";
import { type Ended, runCli } from "@/tests/support/run-cli";

const LONG_MS = 90_000;
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-start-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Variables = Readonly<Record<string, string>>;

/** Credentials that can do nothing: what is refused here is refused before anything is asked. */
const base = (env: Variables): Variables => ({
  HOME: folder,
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  READINESS_DATA_DIR: path.join(folder, "data"),
  ...env,
});

const start = (env: Variables): Promise<Ended> => runCli(["serve"], { env: base(env) });
const server = (env: Variables): Promise<Ended> =>
  runCli([], { file: compiled("server"), env: base(env) });
const scan = (env: Variables): Promise<Ended> => runCli(["scan"], { env: base(env) });

function config(text: string): string {
  const file = path.join(mkdtempSync(path.join(folder, "config-")), "readiness.yaml");
  writeFileSync(file, text);
  return file;
}

const THREE_MISTAKES = "accounts:\n  - id: 1234\nregions: [mars-1]\nretention: soon\n";

describe.concurrent("npm start refuses, with exit code 3 and what to do,", () => {
  it.each<[string, () => Variables, readonly RegExp[]]>([
    [
      "an address that others reach, without a proxy",
      () => ({ BIND_ADDRESS: "0.0.0.0" }),
      [/BIND_ADDRESS 0\.0\.0\.0 .*no sign-in.*Leave it out/],
    ],
    [
      "variables that make no sense, all at once",
      () => ({ PORT: "99999", SCAN_INTERVAL: "5s", LOG_LEVEL: "loud" }),
      [/PORT .*\./, /SCAN_INTERVAL is a number and a unit/, /LOG_LEVEL is one of trace/],
    ],
    [
      "a configuration with three mistakes, each with its line",
      () => ({ READINESS_CONFIG: config(THREE_MISTAKES) }),
      [/readiness\.yaml:2: .*12 digits/, /readiness\.yaml:3: .*Region code/, /readiness\.yaml:4: /],
    ],
    [
      "a configuration that is a pipe",
      () => ({ READINESS_CONFIG: aPipe(path.join(folder, "pipe")) }),
      [/pipe is not a regular file\. READINESS_CONFIG names/],
    ],
    [
      "a configuration that is not there",
      () => ({ READINESS_CONFIG: "/nowhere/readiness.yaml" }),
      [/\/nowhere\/readiness\.yaml does not exist\. READINESS_CONFIG names/],
    ],
  ])(
    "%s",
    async (_name, env, says) => {
      const { code, out, err } = await start(env());
      for (const text of says) expect(err).toMatch(text);
      expect({ code, out }).toEqual({ code: 3, out: "" });
      expect(err).not.toMatch(/^ +at .*:\d+:\d/m);
    },
    LONG_MS,
  );

  it(
    "a port that is in use",
    async () => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
      const address = other.address();
      const port = typeof address === "object" && address ? String(address.port) : "";
      const { code, err } = await start({ PORT: port });
      other.close();
      expect(err).toContain(`Port ${port} on 127.0.0.1 is in use. End what uses it, or set PORT`);
      expect(code).toBe(3);
    },
    LONG_MS,
  );
});

async function newerStore(): Promise<string> {
  const dataDir = mkdtempSync(path.join(folder, "newer-"));
  const opened = await openStores({ databaseUrl: null, dataDir, log: QUIET });
  if (!opened.ok) throw new Error(opened.error.message);
  await opened.value.close();
  const file = new (await sqliteDriver())(path.join(dataDir, "readiness.db"));
  file.exec("insert into kysely_migration values ('9999_future', '2030-01-01')");
  file.close();
  return dataDir;
}

function noStore(): string {
  writeFileSync(path.join(folder, "a-file"), "");
  return path.join(folder, "a-file", "below");
}

const postgres = inject("postgres");
const PASSWORD = "hunter2-not-this-one";
const wrongPassword = "url" in postgres ? postgres.url.replace(/:[^:@/]+@/, `:${PASSWORD}@`) : null;

type Refused = [what: string, env: () => Promise<Variables>, says: RegExp];
const STORES: readonly Refused[] = [
  [
    "a store of a newer version",
    async () => ({ READINESS_DATA_DIR: await newerStore() }),
    /newer version of this program \(9999_future\)\. Run that version/,
  ],
  [
    "a store that can't be opened",
    async () => ({ READINESS_DATA_DIR: noStore() }),
    /a-file\/below\/readiness\.db can't be opened .*Check that its folder exists/,
  ],
  [
    "a store where no folder can be made",
    async () => ({ READINESS_DATA_DIR: "/proc/bedrock-readiness/data" }),
    /\/proc\/bedrock-readiness\/data\/readiness\.db can't be opened \(E[A-Z]+\)\. Check that its folder exists/,
  ],
  [
    "a bundle of certificates that can't be read",
    async () => ({
      AWS_CA_BUNDLE: "/nowhere/bundle.pem",
      READINESS_DATA_DIR: mkdtempSync(path.join(folder, "bundle-")),
    }),
    /AWS_CA_BUNDLE \/nowhere\/bundle\.pem can't be read: ENOENT\. Name a file that holds certificates/,
  ],
  ...["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"].map(
    (name): Refused => [
      `${name} that is a pipe`,
      async () => {
        const own = mkdtempSync(path.join(folder, "pipe-"));
        return { [name]: aPipe(path.join(own, "file")), READINESS_DATA_DIR: own };
      },
      /file is a pipe\. Let AWS_CONFIG_FILE/,
    ],
  ),
  [
    "a database address that is none",
    async () => ({ DATABASE_URL: `mysql://user:${PASSWORD}@127.0.0.1/x` }),
    /DATABASE_URL is not a PostgreSQL address\. Write postgres:\/\//,
  ],
  [
    "a database where nobody listens",
    async () => ({ DATABASE_URL: `postgres://user:${PASSWORD}@127.0.0.1:1/x` }),
    /127\.0\.0\.1:1/,
  ],
  ...(wrongPassword
    ? [
        [
          "a database that refuses the password",
          async () => ({ DATABASE_URL: wrongPassword }),
          /password/,
        ] as [string, () => Promise<Variables>, RegExp],
      ]
    : []),
];

describe.concurrent.each([
  ["the server", server],
  ["the scan command", scan],
])("%s refuses, with exit code 3 and without the password,", (_name, run) => {
  it.each(STORES)(
    "%s",
    async (_store, env, says) => {
      const { code, out, err } = await run(await env());
      expect(err).toMatch(says);
      expect({ code, out }).toEqual({ code: 3, out: "" });
      expect(err).not.toContain(PASSWORD);
      expect(err).not.toMatch(/^ +at .*:\d+:\d/m);
    },
    LONG_MS,
  );
});

it("nothing of that left a store behind", () => {
  expect(readdirSync(folder)).not.toContain("data");
});
