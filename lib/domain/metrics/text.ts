export type Labels = Readonly<Record<string, string>>;

type Named = { name: string; help: string };
type Sample = { labels: Labels; value: number };
/** `counts[i]`: how many were at most `bounds[i]`. */
export type Distribution = {
  labels: Labels;
  counts: readonly number[];
  count: number;
  sum: number;
};

/** One metric with its series. What is not known has no series: a figure that is missing is never a zero. */
export type Family =
  | (Named & { type: "gauge" | "counter"; samples: readonly Sample[] })
  | (Named & {
      type: "histogram";
      bounds: readonly number[];
      distributions: readonly Distribution[];
    });

/** How Prometheus asks for it: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format */
export const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** Metrics in Prometheus' text format; one without series is left out. */
export function metricsText(families: readonly Family[]): string {
  return families
    .map((family) => ({ family, lines: linesOf(family) }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ family: { name, help, type }, lines }) =>
      [`# HELP ${name} ${escapeHelp(help)}`, `# TYPE ${name} ${type}`, ...lines, ""].join("\n"),
    )
    .join("");
}

function linesOf(family: Family): readonly string[] {
  const { name } = family;
  if (family.type !== "histogram")
    return family.samples.map(({ labels, value }) => lineOf(name, labels, value));
  return family.distributions.flatMap(({ labels, counts, count, sum }) => [
    ...family.bounds.map((bound, at) =>
      lineOf(`${name}_bucket`, { ...labels, le: String(bound) }, counts[at] ?? 0),
    ),
    lineOf(`${name}_bucket`, { ...labels, le: "+Inf" }, count),
    lineOf(`${name}_sum`, labels, sum),
    lineOf(`${name}_count`, labels, count),
  ]);
}

function lineOf(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escapeLabel(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${value}`;
}

const escapeHelp = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
const escapeLabel = (text: string): string => escapeHelp(text).replaceAll('"', '\\"');
