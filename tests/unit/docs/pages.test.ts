import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { command } from "@/tests/support/command";
import { blocksOf, commandsOf, docPages, isShown } from "@/tests/support/doc-pages";

const pages = docPages();
const byFile = new Map(pages.map((page) => [page.file, page.text]));

/** As GitHub makes the anchors of headings. */
const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .trim()
        .replaceAll(" ", "-"),
    ),
  );

const linksOf = (text: string): readonly string[] =>
  [...text.replaceAll(/```[\s\S]*?```/g, "").matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^https?:/.test(target));

describe("the pages", () => {
  it.each(pages)("$file: every link leads somewhere", ({ file, text }) => {
    const dead = linksOf(text).filter((target) => {
      const [place = "", anchor] = target.split("#");
      const to = place === "" ? file : path.join(path.dirname(file), place);
      if (!existsSync(to)) return true;
      return anchor !== undefined && !anchorsOf(byFile.get(to) ?? "").has(anchor);
    });
    expect(dead).toEqual([]);
  });

  const guides = pages.filter(({ file }) => /^docs\/(?!decisions\/)/.test(file));

  it("stand in the index, each once", () => {
    const index = byFile.get("docs/README.md") ?? "";
    const named = linksOf(index).map((target) => path.join("docs", target));
    const own = guides.map(({ file }) => file).filter((file) => file !== "docs/README.md");
    expect(named.filter((one) => one.endsWith(".md")).sort()).toEqual(own.sort());
  });

  it.each(guides)("$file: what is typed is run by a test, or says why not", ({ text }) => {
    const shells = blocksOf(text).filter(({ language }) =>
      ["", "sh", "bash", "console"].includes(language),
    );
    const silent = shells.filter(
      ({ language, notRun }) => language !== "console" && notRun === null,
    );
    expect(silent.map((block) => block.text)).toEqual([]);
    for (const block of shells.filter(({ notRun }) => notRun === null))
      expect(commandsOf(block).length).toBeGreaterThan(0);
  });

  it("name every command", async () => {
    const said = await command(["--help"], {});
    const names = [...said.out.matchAll(/^ {2}([a-z][a-z-]+)(?: {2}|$)/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(15);
    const page = byFile.get("docs/commands.md") ?? "";
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(page))).toEqual([]);
  });

  it("name every variable of the environment", () => {
    const read = readFileSync(path.join("lib", "env.ts"), "utf8");
    const names = [...read.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(8);
    const page = byFile.get("docs/configuration.md") ?? "";
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it.each<[string, string, readonly string[], boolean]>([
    ["the same", "one\ntwo\n", ["one", "two"], true],
    ["less", "one\ntwo\n", ["one"], false],
    ["the rest left out", "one\ntwo\n", ["one", "…"], true],
    ["a part of a line left out", "met 3 of 4\n", ["met … of 4"], true],
    ["another text", "one\n", ["two"], false],
    ["signs of a pattern as they are", "a.b (c)\n", ["a.b (c)"], true],
    ["signs of a pattern, otherwise", "axb (c)\n", ["a.b (c)"], false],
  ])("an output is compared: %s", (_name, output, shown, expected) => {
    expect(isShown(output, shown)).toBe(expected);
  });
});
