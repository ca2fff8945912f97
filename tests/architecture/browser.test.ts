import { describe, expect, it } from "vitest";
import { findings, importsOf, type SourceFile, sourceFiles } from "./source";

const byPath = new Map(
  sourceFiles().map((file) => [file.path.replace(/\.(tsx?|m?js)$/, ""), file]),
);

/** What is imported for its values; types are gone by the time a page is built. */
const values = (file: SourceFile): SourceFile => ({
  ...file,
  text: file.text.replace(/^(import|export) type\b[^;]*;/gm, ""),
});

/** Everything a page may bring to the browser, and by which way; actions are called, not brought. */
function brought(): ReadonlyMap<string, string> {
  const ways = new Map<string, string>();
  const queue = [...byPath.values()]
    .filter(({ path }) => /^(components|lib\/queries)\//.test(path))
    .map((file) => ({ file, way: file.path }));
  for (const { file, way } of queue) {
    for (const { target } of importsOf(values(file))) {
      if (ways.has(target)) continue;
      ways.set(target, `${way} > ${target}`);
      const next = byPath.get(target);
      if (next && !target.startsWith("app/actions/"))
        queue.push({ file: next, way: `${way} > ${target}` });
    }
  }
  return ways;
}

describe("what a page brings to the browser", () => {
  it.each([
    ["the schemas that contracts are made of", "zod/v4/core", true],
    ["all of zod: one use brings 30 kB to every page", "zod", false],
    ["zod/mini, whose every schema comes with it", "zod/mini", false],
  ])("%s", (_name, target, expected) => {
    expect(brought().get(target)?.split(" > ").at(-2)).toBe(
      expected ? "lib/contracts/schema" : undefined,
    );
  });
});

describe("a link to a page of accounts", () => {
  /** They lead on where nobody has chosen an account yet. */
  const NONE_CHOSEN = /^components\/(?:shell\/no-such-page|session\/signed-in)\.tsx$/;
  const BARE =
    /<(?:Link|a)\s[^>]*?href=\{routes\.(?:matrix|pending|plan|regions|requirements|quotas|errors?|diagnose|compare|changes|acts|principal)\((?:(?!account)[^)])*\)\}/g;

  it("names its own account, or keeps the chosen ones: without, the first account's figures are shown", () => {
    const bare = sourceFiles(["components"])
      .filter(({ path }) => !NONE_CHOSEN.test(path))
      .flatMap(({ path, text }) => [...text.matchAll(BARE)].map(([found]) => `${path} ${found}`));
    expect(bare).toEqual([]);
  });
});

describe("what is pressed", () => {
  it("is busy while it is under way, not disabled: a disabled one loses the focus to the top of the page", () => {
    const pressed =
      /(?<![\w-])disabled=\{[^}]*\b(?:\w*[Bb]usy|\w*[Pp]ending|\w*[Ss]ending|reading|running|isFetching\w*)\b/;
    expect(findings(sourceFiles(["components"]), pressed)).toEqual([]);
  });
});

describe("a part of a page that is fetched later", () => {
  it("goes through lazyModule: one that can't be had would take the whole page with it", () => {
    expect(findings(sourceFiles(["components", "app"]), /\blazy\(/)).toEqual([]);
  });
});

describe("a link to what the dashboard itself answers", () => {
  it("is an AnswerLink or a MenuLink: while the dashboard is away a bare one leaves for the browser's own error", () => {
    const bare = /<a\s[^>]*?href=\{(?:api\.|exportAddress)/;
    expect(findings(sourceFiles(["components"]), bare)).toEqual([]);
  });
});
