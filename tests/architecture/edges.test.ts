import { describe, expect, it } from "vitest";
import { findings, sourceFiles } from "./source";

/** Holds the TypeScript that others are given to run. */
const PRINTED = "lib/domain/how-to-call/typescript.ts";
const all = sourceFiles();
const files = all.filter(({ path }) => path !== PRINTED);
const below = (...prefixes: readonly string[]) =>
  files.filter((file) => prefixes.some((prefix) => file.path.startsWith(prefix)));
const besides = (...prefixes: readonly string[]) =>
  files.filter((file) => !prefixes.some((prefix) => file.path.startsWith(prefix)));

/** Where the wall clock comes in: the context, the commands, the browser's two clocks, the stand-in's own world. */
const CLOCKS = [
  "lib/start.ts",
  "lib/cli/",
  "lib/queries/server-clock.ts",
  "components/shell/standing-notices.tsx",
  "lib/stand-in/",
];
const DICE = ["lib/start.ts", "lib/cli/", "lib/stand-in/", "instrumentation.node.ts"];
const PRINTS = /\bconsole\.(log|info|warn|error|debug|table)\(/;
const ENVIRONMENT = [
  "lib/env.ts",
  "lib/start.ts",
  "lib/preload.mjs",
  "lib/serve.mjs",
  "lib/cli/",
  "lib/stand-in/",
  "instrumentation.ts",
  "instrumentation.node.ts",
  "proxy.ts",
];

describe("the domain is pure", () => {
  const domain = below("lib/domain/");

  it.each([
    ["reads no clock", /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bDate\(\)/],
    ["throws no dice", /\bMath\.random\b|\brandomUUID\b|\bcrypto\./],
    [
      "knows no environment",
      /\bprocess\.(env|argv|cwd|exit|stdout|stderr|hrtime|nextTick|platform|on)\b|\bglobalThis\b/,
    ],
    [
      "touches no machine",
      /["']node:|\bfetch\(|\bsetTimeout\(|\bsetInterval\(|\bconsole\.(log|info|warn|error)\(/,
    ],
    ["waits for nothing", /\basync\b|\bawait\b|\bPromise</],
  ])("%s", (_name, pattern) => {
    expect(domain).not.toEqual([]);
    expect(findings(domain, pattern)).toEqual([]);
  });
});

describe("what comes in from outside comes in at one place", () => {
  it.each([
    ["the wall clock", CLOCKS, /\bDate\.now\b|\bnew Date\(\)/],
    ["randomness", DICE, /\bMath\.random\b/],
    ["the environment", ENVIRONMENT, /\bprocess\.env\b/],
    [
      "what the browser keeps, which it may forbid",
      ["components/ui/browser-store.ts", "components/views/"],
      /\b(local|session)Storage\b/,
    ],
  ])("%s", (_name, places, pattern) => {
    expect(findings(besides(...places), pattern)).toEqual([]);
  });

  it("prints only from the commands and the stand-in", () => {
    expect(findings(besides("lib/cli/", "lib/stand-in/"), PRINTS)).toEqual([]);
  });
});

describe("what waits ends", () => {
  it("no two signals are made one by AbortSignal.any, which forgets a time limit with the garbage", () => {
    expect(findings(besides("lib/within.ts"), /\bAbortSignal\.any\b/)).toEqual([]);
  });
});

describe("server actions", () => {
  const marked = files.filter((file) => /^\s*["']use server["']/m.test(file.text));

  it("are public addresses, so they stand in app/actions and nowhere else", () => {
    const stray = marked.filter((file) => !file.path.startsWith("app/actions/"));
    expect(stray.map((file) => file.path)).toEqual([]);
  });

  it("tell traces the name of the verb that they run", () => {
    const told = marked.flatMap((file) =>
      [...file.text.matchAll(/^ +(?:verb: "(\w+)",\n +)?run: (\w+),$/gm)].map(
        ([, verb, run]) => `${file.path}: ${verb === run ? "same" : run}`,
      ),
    );
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter((one) => !one.endsWith(": same"))).toEqual([]);
  });

  it("are built by one function that checks Host, Origin and input first", () => {
    const exported = marked.flatMap((file) =>
      [...file.text.matchAll(/^export\s+.*(\n {2}return .*)?/gm)]
        .map((match) => match[0])
        .filter((text) => !isDefined(text, file.text))
        .map((text) => `${file.path}: ${text}`),
    );
    expect(exported).toEqual([]);
  });
});

describe("rights", () => {
  const routes = files.filter((file) => /^app\/api\/.*route\.ts$/.test(file.path));
  const OPEN = /^app\/api\/health\//;

  it("every GET route but those of health names the right it needs", () => {
    expect(routes.length).toBeGreaterThan(8);
    const bare = routes.filter(
      (file) => !OPEN.test(file.path) && !/respond\(\{ may: "[a-z]+" \}, /.test(file.text),
    );
    expect(bare.map((file) => file.path)).toEqual([]);
  });

  it("no route answers in another way, or to another method", () => {
    const odd = routes.flatMap((file) =>
      [...file.text.matchAll(/export (?:async )?function (\w+)/g)]
        .map((match) => match[1])
        .filter((name) => name !== "GET")
        .map((name) => `${file.path}: ${name}`),
    );
    expect(odd).toEqual([]);
  });

  it("what is open before anybody is known is made by one function, and answers GET or POST alone", () => {
    const entries = files.filter((file) => /^app\/auth\/.*route\.ts$/.test(file.path));
    expect(entries.length).toBeGreaterThan(4);
    const odd = entries.flatMap((file) =>
      [...file.text.matchAll(/^export .*$/gm)]
        .map((match) => match[0])
        .filter((text) => !/^export const (GET|POST) = openly\(/.test(text))
        .map((text) => `${file.path}: ${text}`),
    );
    expect(odd).toEqual([]);
  });

  it("signed texts of others are read in one place", () => {
    const elsewhere = besides("lib/identity/");
    expect(findings(elsewhere, /from "(openid-client|jose|oauth4webapi)"/)).toEqual([]);
  });

  it("every action names the right it needs, and every command what is told of it", () => {
    const actions = files.filter((file) => /^app\/actions\/(?!define\.ts)/.test(file.path));
    const made = actions.flatMap((file) =>
      [...file.text.matchAll(/define(Query|Command)\(\{([\s\S]*?)\}\);/g)].map((match) => ({
        path: file.path,
        command: match[1] === "Command",
        text: match[2] ?? "",
      })),
    );
    expect(made.length).toBeGreaterThan(6);
    const bare = made.filter(
      ({ command, text }) => !/\bmay: "/.test(text) || (command && !/\baudit: /.test(text)),
    );
    expect(bare).toEqual([]);
  });
});

describe("the record", () => {
  const verbs = below("lib/services/").filter(
    ({ path }) => !path.startsWith("lib/services/ports/"),
  );

  it("what a command says it puts there, a verb puts there", () => {
    const named = below("app/actions/").flatMap(({ text }) =>
      [...text.matchAll(/\baudit: "([\w.-]+)"/g)].map((match) => match[1] ?? ""),
    );
    expect(named.length).toBeGreaterThan(4);
    const unheld = named.filter(
      (what) =>
        !verbs.some(
          ({ text }) =>
            text.includes(`what: "${what}"`) ||
            (/\bnoteOf\(/.test(text) && text.includes(`"${what}"`)),
        ),
    );
    expect(unheld).toEqual([]);
  });

  it("is added to by one function, within a transaction", () => {
    const adding = findings(besides("lib/db/", "lib/services/ports/"), /\baudit\.append\(/);
    expect(adding).toEqual([expect.stringMatching(/^lib\/services\/audit\/record\.ts:/)]);
  });
});

/** `export const x = defineQuery(…)`, or a function that only calls one that was made so. */
function isDefined(exported: string, text: string): boolean {
  if (/^export (type\b|const \w+ = define(Query|Command)\b)/.test(exported)) return true;
  const called = /^export async function .*\n {2}return (\w+)\(/.exec(exported)?.[1];
  return (
    called !== undefined && new RegExp(`const ${called} = define(Query|Command)\\b`).test(text)
  );
}

describe("a scan only reads", () => {
  const product = besides("lib/stand-in/");
  const ACTS =
    /\b(CreateFoundationModelAgreement|PutUseCaseForModelAccess|RequestServiceQuotaIncrease|EnableRegion)Command\b/;
  const WRITES =
    /\b(DeleteFoundationModelAgreement|CreateSupportCase|DisableRegion|AcceptAgreementRequest|CancelAgreement|PutAccountDataRetention|CreateProvisionedModelThroughput)Command\b/;

  const CALLS = /\b(InvokeModel\w*|Converse(Stream)?|CountTokens|StartAsyncInvoke)Command\b/;

  it("a model is invoked by one file, and only a press, the terminal or a schedule leads to it", () => {
    expect(findings(besides("lib/stand-in/", "lib/aws/prove/call.ts"), CALLS)).toEqual([]);
    const leading = below("").filter(({ text }) =>
      /from "@\/lib\/services\/proofs\/(plan|confirm|prove|try|of-cell)/.test(text),
    );
    expect(
      leading
        .map(({ path }) => path)
        .filter((path) => !/^lib\/services\/proofs\//.test(path))
        .sort(),
    ).toEqual(["app/actions/proofs.ts", "lib/cli/prove.ts", "lib/jobs/kinds/prove/prover.ts"]);
  });

  it("the product holds no command that changes anything at AWS, but the four acts in one file", () => {
    expect(findings(product, WRITES)).toEqual([]);
    expect(findings(besides("lib/stand-in/", "lib/aws/act/writes.ts"), ACTS)).toEqual([]);
  });

  it.each([
    ["lib/aws/read/", /^(Get|List|Search|Describe|Simulate)[A-Z]/],
    ["lib/aws/discover/", /^(List|Describe)[A-Z]/],
    ["lib/aws/connect/", /^(GetCallerIdentity|AssumeRole)$/],
    ["lib/aws/prove/", /^(AssumeRole|Converse|InvokeModel)$/],
    [
      "lib/aws/act/",
      /^(Get[A-Z]\w+|List[A-Z]\w+|AssumeRole|CreateFoundationModelAgreement|PutUseCaseForModelAccess|RequestServiceQuotaIncrease|EnableRegion)$/,
    ],
  ])(
    "%s sends nothing but reads, what begins a session, the four acts, and what tries a call",
    (folder, allowed) => {
      expect(commandsIn(folder)).not.toEqual([]);
      expect(commandsIn(folder).filter((name) => !allowed.test(name))).toEqual([]);
    },
  );

  it("what others are given to run is text here, and takes nothing in", () => {
    const printed = all.filter(({ path }) => path === PRINTED);
    expect(printed).toHaveLength(1);
    const code = printed.map(({ text }) => text.replace(/`[^`]*`/g, '""')).join();
    expect(code).not.toMatch(/\bimport\b|\bawait\b|\bconsole\b/);
  });

  it("no command stands anywhere else", () => {
    const elsewhere = besides(
      "lib/stand-in/",
      "lib/aws/read/",
      "lib/aws/connect/",
      "lib/aws/discover/",
      "lib/aws/act/",
      "lib/aws/prove/",
    );
    expect(findings(elsewhere, /from "@aws-sdk\/client-[\w-]+"/)).toEqual([]);
  });
});

/** The names of the SDK's commands that the files of a folder hold. */
const commandsIn = (folder: string): readonly string[] =>
  below(folder).flatMap((file) =>
    [...file.text.matchAll(/\b(\w+)Command\b/g)].map((match) => match[1] ?? ""),
  );

describe("what is never shown or advised", () => {
  it("nobody is told to let a runtime role subscribe", () => {
    const told = findings(
      besides("lib/stand-in/", "lib/domain/diagnosis/"),
      /(grant|allow|give|add|attach)[^"'`]*aws-marketplace:Subscribe[^"'`]*(runtime|application|caller|workload)/i,
    );
    expect(told).toEqual([]);
  });
});
