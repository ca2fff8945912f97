import { describe, expect, it } from "vitest";
import { importsOf, sourceFiles } from "./source";

const FOLDER = /^lib\/services\/([\w-]+)\//;
/** The shapes of what lies outside, for everyone. */
const PORTS = "ports";

/** From each folder of verbs to those that it imports. */
const arrows = new Map<string, Set<string>>();
for (const file of sourceFiles(["lib/services"])) {
  const from = FOLDER.exec(file.path)?.[1];
  if (from === undefined) continue;
  const known = arrows.get(from) ?? new Set();
  arrows.set(from, known);
  for (const { target } of importsOf(file)) {
    const to = FOLDER.exec(target)?.[1];
    if (to !== undefined && to !== from && to !== PORTS) known.add(to);
  }
}

/** Every folder that one leads to, over however many others. */
function reached(from: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const to of arrows.get(next) ?? []) {
      if (!found.has(to)) open.push(to);
      found.add(to);
    }
  return found;
}

const into = (folder: string) =>
  [...arrows].flatMap(([from, to]) => (to.has(folder) ? [from] : [])).toSorted();

describe("folders of verbs", () => {
  it.each([PORTS, "world"])("%s is the ground and imports none of the others", (folder) => {
    expect(arrows.has(folder)).toBe(true);
    expect([...(arrows.get(folder) ?? [])]).toEqual([]);
  });

  it.each([
    ...["backup", "changes", "doctor", "exports", "how-to-call", "metrics", "past", "plan"],
    ...["principals", "reach", "settings", "setup"],
  ])("%s answers a page or a command, and no page's folder imports it", (folder) => {
    expect(arrows.has(folder)).toBe(true);
    expect(into(folder)).toEqual(folder === "settings" ? ["doctor"] : []);
  });

  it("need each other in no ring", () => {
    const rings = [...arrows.keys()].filter((folder) => reached(folder).has(folder));
    expect(rings).toEqual([]);
  });
});
