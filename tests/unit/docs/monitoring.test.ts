import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { PAGES } from "@/components/shell/pages";
import { sourceFiles } from "@/tests/architecture/source";
import { tool } from "@/tests/support/tool";

/** It comes with Debian's package `prometheus`. */
const promtool = tool("promtool", ["--version"]);
const folder = path.resolve("docs", "monitoring");
const read = (file: string) => readFileSync(path.join(folder, file), "utf8");

const Rules = z.object({
  groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
});
const Cases = z.object({
  tests: z.array(
    z.object({
      alert_rule_test: z.array(
        z.object({ alertname: z.string(), exp_alerts: z.array(z.unknown()) }),
      ),
    }),
  ),
});
/** Whoever imports it says which Prometheus it asks. */
const Variable = z.object({ uid: z.string().regex(/^\$\{datasource\}$/) });
const Dashboard = z.object({
  panels: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      datasource: Variable,
      gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
      targets: z
        .array(
          z.object({
            expr: z.string(),
            refId: z.string(),
            datasource: Variable,
          }),
        )
        .min(1),
    }),
  ),
});

const rules = Rules.parse(parse(read("alerts.yaml"))).groups.flatMap((group) => group.rules);
const cases = Cases.parse(parse(read("alerts.test.yaml"))).tests.flatMap(
  (one) => one.alert_rule_test,
);
const { panels } = Dashboard.parse(JSON.parse(read("dashboard.json")));

const METRIC = /\b(?:readiness|process|nodejs)_[a-z0-9_]+/g;
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(METRIC)].map(([name]) => name.replace(/_(bucket|sum|count)$/, ""));

/** Every metric that the product makes. */
const made = new Set(
  sourceFiles()
    .filter(({ path: file }) => /^lib\/(domain|services)\/metrics\//.test(file))
    .flatMap(({ text }) => [...text.matchAll(/"((?:readiness|process|nodejs)_[a-z0-9_]+)"/g)])
    .map(([, name]) => name),
);

describe("the page about metrics", () => {
  it("names every metric, and no other", () => {
    expect(made.size).toBeGreaterThan(20);
    const table = read("README.md")
      .split("\n")
      .filter((line) => line.startsWith("| `"));
    expect(new Set(table.flatMap(namesIn))).toEqual(made);
  });
});

describe("the alerting rules", () => {
  it.each(rules)(
    "$alert asks for what there is, and fires and rests in a case",
    ({ alert, expr }) => {
      expect(namesIn(expr).filter((name) => !made.has(name))).toEqual([]);
      const own = cases.filter(({ alertname }) => alertname === alert);
      expect(own.some(({ exp_alerts }) => exp_alerts.length > 0)).toBe(true);
      expect(own.some(({ exp_alerts }) => exp_alerts.length === 0)).toBe(true);
    },
  );

  it("name pages as the dashboard does", () => {
    const named = [
      ...read("alerts.yaml").matchAll(/The page ([A-Z][\w ]*?) (?:says|tells|shows)/g),
    ];
    const known = new Set(PAGES.map(({ name }) => name));
    expect(named.length).toBeGreaterThan(1);
    expect(named.map(([, name = ""]) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  it.skipIf(promtool.absent)(`are well formed ${promtool.by}`, () => {
    expect(promtool.run(["check", "rules", path.join(folder, "alerts.yaml")])).toMatchObject({
      status: 0,
    });
    expect(promtool.run(["test", "rules", path.join(folder, "alerts.test.yaml")])).toMatchObject({
      status: 0,
    });
  });
});

describe("the dashboard", () => {
  it("has its panels side by side on Grafana's 24 columns, none over another", () => {
    const taken = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)},${y + Math.floor(at / w)}`),
    );
    expect(new Set(taken).size).toBe(taken.length);
    expect(Math.max(...panels.map(({ gridPos: { x, w } }) => x + w))).toBe(24);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { targets } of panels)
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
  });

  it.each(panels)("$title asks for what there is", ({ targets }) => {
    for (const { expr } of targets) {
      expect(namesIn(expr)).not.toEqual([]);
      expect(namesIn(expr).filter((name) => !made.has(name))).toEqual([]);
    }
  });

  it.skipIf(promtool.absent)(`asks in Prometheus' own language ${promtool.by}`, () => {
    const asked = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    const records = asked.map((expr, at) => ({
      record: `panel:${at}`,
      expr: expr.replaceAll("$__rate_interval", "5m"),
    }));
    const group = { groups: [{ name: "panels", rules: records }] };
    const file = path.join(mkdtempSync(path.join(tmpdir(), "panels-")), "rules.json");
    writeFileSync(file, JSON.stringify(group));
    expect(promtool.run(["check", "rules", file])).toMatchObject({ status: 0 });
    rmSync(path.dirname(file), { recursive: true });
  });
});
