import { describe, expect, it } from "vitest";
import { importsOf, sourceFiles } from "./source";

/** Types alone bring nothing along. */
const withoutTypes = (text: string): string => text.replace(/^import type [\s\S]*?;$/gm, "");

const files = sourceFiles();
const byName = new Map(files.map((file) => [file.path.replace(/\.\w+$/, ""), file]));
const importsIn = new Map(
  files.map((file) => [
    file.path,
    importsOf({ ...file, text: withoutTypes(file.text) }).flatMap(
      ({ target }) =>
        byName.get(target.replace(/\.\w+$/, ""))?.path ?? byName.get(target)?.path ?? [],
    ),
  ]),
);

/** Every file that some files bring along. */
function broughtBy(begin: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [...begin];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    queue.push(...(importsIn.get(file) ?? []));
  }
  return seen;
}

const below = (pattern: RegExp) =>
  files.map(({ path }) => path).filter((path) => pattern.test(path));

/** What can have a call leave, or a role of acts assumed. */
const ACTING =
  /^lib\/(aws\/act\/|services\/acts\/(preview|confirm|confirm-many|send|open-terms|look|settle)\.ts)/;
const SENDING =
  /^lib\/(aws\/act\/|services\/acts\/(preview|confirm|confirm-many|send|open-terms)\.ts)/;

describe("acts are not reached by what only reads", () => {
  it.each([
    ["the scanner", /^lib\/jobs\/(scanner|schedule)\.ts$|^lib\/jobs\/kinds\/scan/],
    [
      "the poller of agreements, and what it tells",
      /^lib\/jobs\/kinds\/(poll-watch|deliver-notice|tidy)\//,
    ],
    ["checks, sign-offs and every other verb", /^lib\/services\/(?!acts\/)\w+\//],
    ["reads of AWS", /^lib\/aws\/(read|pace|connect)\//],
  ])("%s", (_name, pattern) => {
    const begin = below(pattern);
    expect(begin.length).toBeGreaterThan(0);
    expect([...broughtBy(begin)].filter((file) => ACTING.test(file))).toEqual([]);
  });

  it("answers of GET routes", () => {
    const routes = below(/^app\/api\/.*route\.ts$/);
    expect(routes.length).toBeGreaterThan(20);
    // The app itself holds the one way to AWS; a route comes to it by verbs alone.
    const start = new Set(["lib/start.ts"]);
    const verbs = routes
      .flatMap((route) => importsIn.get(route) ?? [])
      .filter((file) => !start.has(file));
    const named = [...broughtBy(verbs.filter((file) => file.startsWith("lib/services/")))];
    expect(named.filter((file) => ACTING.test(file))).toEqual([]);
  });

  it("the settler, which sends nothing", () => {
    const brought = broughtBy(below(/^lib\/jobs\/kinds\/settle-acts\//));
    expect([...brought].filter((file) => SENDING.test(file))).toEqual([]);
  });

  it("the adapters are held by the one way to AWS alone", () => {
    const holders = [...importsIn]
      .filter(([file]) => !file.startsWith("lib/aws/act/"))
      .filter(([, imports]) => imports.some((file) => file.startsWith("lib/aws/act/")))
      .map(([file]) => file);
    expect(holders).toEqual(["lib/aws/create-aws.ts"]);
  });

  it("an actor is asked for where something is previewed, confirmed, opened or looked at, and nowhere else", () => {
    const asking = files
      .filter(({ path, text }) => !path.startsWith("lib/aws/") && /\bactorFor\(/.test(text))
      .map(({ path }) => path)
      .sort();
    expect(asking).toEqual([
      "lib/services/acts/confirm.ts",
      "lib/services/acts/look.ts",
      "lib/services/acts/open-terms.ts",
      "lib/services/acts/preview.ts",
      "lib/services/ports/act-aws.ts",
      "lib/services/reach/guard.ts",
    ]);
  });

  it("one file makes a call leave, and it is asked for once", () => {
    const WRITES = /\b(acceptAgreement|requestIncrease|enableRegion|submitForm)\(/;
    const sending = files
      .filter(
        ({ path, text }) => /^(lib\/(services|jobs|cli)|app)\//.test(path) && WRITES.test(text),
      )
      .map(({ path }) => path)
      .filter((path) => path !== "lib/services/ports/act-aws.ts");
    expect(sending).toEqual(["lib/services/acts/send.ts"]);
  });
});

describe("AWS's own trouble", () => {
  it("is part of no verdict", () => {
    const judging = below(/^lib\/(domain\/(judge|requirement|plan|grid)|services\/world)\//);
    expect(judging.length).toBeGreaterThan(0);
    const brought = [...broughtBy(judging)];
    expect(brought.filter((file) => file.includes("/trouble/"))).toEqual([]);
  });
});
