import { readFileSync } from "node:fs";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { KeySigns } from "@/components/key/key-signs";
import { ALL_KEYS, FIRST_KEYS } from "@/components/key/keys";
import { SIGN_GROUPS } from "@/components/key/signs";
import { STATES } from "@/lib/domain/state";
import { sourceFiles } from "@/tests/architecture/source";

const styles = readFileSync(path.resolve("app/cells.css"), "utf8");
const markup = renderToStaticMarkup(<KeySigns />);
const signs = SIGN_GROUPS.flatMap((group) => group.signs);

/** Everything by which the style sheet draws a cell in another way: attributes of `.cell`, and parts of one. */
function marksOf(css: string): readonly string[] {
  const selectors = [...css.matchAll(/\.cell((?:\[[^\]]+\]|:not\([^)]*\)|:[\w-]+)*)/g)];
  const attributes = selectors.flatMap(([, rest = ""]) =>
    [...rest.replace(/:not\([^)]*\)/g, "").matchAll(/\[([^\]]+)\]/g)].map(([, name]) => name ?? ""),
  );
  const parts = [...css.matchAll(/\.(cell-[\w-]+)/g)].map(([, name]) => `class ${name}`);
  return [...new Set([...attributes, ...parts])];
}

const isDrawn = (mark: string): boolean => {
  if (mark.startsWith("class ")) return markup.includes(mark.replace("class ", ""));
  const [name, value] = mark.split("=");
  return value ? markup.includes(mark) : markup.includes(`${name}="true"`);
};

describe("the key", () => {
  it("knows a style of a cell when it sees one", () => {
    expect(
      marksOf('.cell[data-new]::before {} .cell-dot {} .cell[data-s="x"]:not([data-y]) {}'),
    ).toEqual(["data-new", 'data-s="x"', "class cell-dot"]);
  });

  it.each(marksOf(styles))("explains %s, by which the grid draws a cell", (mark) => {
    expect(isDrawn(mark)).toBe(true);
  });

  it("would miss a mark that has no sign", () => {
    expect(isDrawn("data-not-a-mark")).toBe(false);
    expect(isDrawn("class cell-nothing")).toBe(false);
  });

  it.each(STATES)("explains %s", (state) => {
    expect(signs.some(({ drawn }) => drawn.state === state)).toBe(true);
  });

  it("gives each sign a name of its own, words, and a drawing unlike all others", () => {
    const unlike = (values: readonly string[]) => new Set(values).size === values.length;
    expect(unlike(signs.map(({ name }) => name))).toBe(true);
    expect(signs.filter(({ says }) => says.trim() === "")).toEqual([]);
    const plain = signs.filter(({ drawn }) => JSON.stringify(drawn) === '{"state":"ready"}');
    expect(plain.map(({ name }) => name)).toEqual(["Ready", "No letter"]);
    const others = signs.filter((sign) => !plain.includes(sign));
    expect(unlike(others.map(({ drawn }) => JSON.stringify(drawn)))).toBe(true);
  });

  it("names every key that a page listens for", () => {
    const heard = sourceFiles(["components"]).flatMap(({ text }) =>
      [...text.matchAll(/useHotkeys\(\{([\s\S]*?)\}\);/g)].flatMap(([, keys = ""]) =>
        [...keys.matchAll(/(?<![\w+])"?([/?[\]a-z]|escape)"?:\s/g)].map(([, key = ""]) => key),
      ),
    );
    expect(new Set(heard)).toEqual(
      new Set(["/", "?", "[", "]", "b", "c", "escape", "j", "k", "r"]),
    );
    const named = ALL_KEYS.flatMap(({ keys }) => keys);
    expect(heard.filter((key) => !named.includes(key === "escape" ? "esc" : key))).toEqual([]);
    for (const key of ["Space", "⇧↑", "⇧↓", "a"]) expect(named).toContain(key);
  });

  it("names every key that stands at its foot among all keys", () => {
    const all = ALL_KEYS.flatMap(({ keys }) => keys);
    expect(FIRST_KEYS.flatMap(({ keys }) => keys).filter((key) => !all.includes(key))).toEqual([]);
  });
});
