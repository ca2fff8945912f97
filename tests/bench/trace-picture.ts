import type { CollectedSpan } from "@/tests/support/collector";

const WIDTH = 960;
const NAMES_WIDTH = 300;
/** Of what stands below a bar. */
const SAID_WIDTH = 240;
const ROW = 24;
const TOP = 34;
const INDENT = 14;
const NANOS_PER_MS = 1_000_000n;
const PAD = 12;
/** Of OpenTelemetry, for what asks another: https://opentelemetry.io/docs/specs/otel/trace/api/#spankind */
const CLIENT = 3;
const FAILED = 2;

type Row = { span: CollectedSpan; depth: number };

const msOf = (nanos: bigint): number => Number(nanos / NANOS_PER_MS);

/** The spans of one trace as they lie within each other, those that began first before the others. */
function rowsOf(spans: readonly CollectedSpan[]): readonly Row[] {
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const below = (parent: string | null, depth: number): readonly Row[] =>
    spans
      .filter(({ parentSpanId = "" }) =>
        parent === null ? !ids.has(parentSpanId) : parentSpanId === parent,
      )
      .toSorted((a, b) => Number(a.startTimeUnixNano - b.startTimeUnixNano))
      .flatMap((span) => [{ span, depth }, ...below(span.spanId, depth + 1)]);
  return below(null, 0);
}

/** What a bar says beside how long it took: where AWS was asked, and how AWS names the answer. */
function saidOf({ attributes, kind }: CollectedSpan): string {
  const id = attributes["aws.request_id"];
  const parts = [
    attributes["cloud.region"],
    attributes["error.type"] && `error ${attributes["error.type"]}`,
    id && `AWS request ${id.slice(0, 8)}…`,
  ];
  return kind === CLIENT ? parts.filter(Boolean).join(", ") : "";
}

function fillOf({ status, kind }: CollectedSpan): string {
  if (status?.code === FAILED) return "#b3412e";
  return kind === CLIENT ? "#3f6fb5" : "#7f8896";
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** One trace as a picture: a bar for each span, below what it is part of. */
export function tracePicture(spans: readonly CollectedSpan[], title: string): string {
  const rows = rowsOf(spans);
  const [first] = rows;
  if (!first) throw new Error("there is no span to draw");
  const begun = first.span.startTimeUnixNano;
  const ends = spans.map(({ endTimeUnixNano }) => msOf(endTimeUnixNano - begun));
  const scale = (WIDTH - NAMES_WIDTH - PAD) / Math.max(...ends, 1);
  const height = TOP + rows.length * ROW + PAD;
  const lines = rows.map(({ span, depth }, at) => {
    const from = msOf(span.startTimeUnixNano - begun);
    const tookMs = msOf(span.endTimeUnixNano - span.startTimeUnixNano);
    const x = NAMES_WIDTH + from * scale;
    const y = TOP + at * ROW;
    const fill = fillOf(span);
    const said = [`${tookMs} ms`, saidOf(span)].filter(Boolean).join("; ");
    return [
      `<text class="name" x="${PAD + depth * INDENT}" y="${y + 15}">${escaped(span.name)}</text>`,
      `<rect x="${x.toFixed(1)}" y="${y + 3}" width="${Math.max(2, tookMs * scale).toFixed(1)}" height="7" rx="1.5" fill="${fill}"/>`,
      `<text class="said" x="${Math.min(x, WIDTH - SAID_WIDTH).toFixed(1)}" y="${y + 20}">${escaped(said)}</text>`,
    ].join("\n");
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(title)}">
<style>text{font-family:ui-sans-serif,system-ui,sans-serif;fill:#1c2026}.name{font-size:12px}.said{font-size:9.5px;fill:#535b66}.title{font-size:13px;font-weight:600}</style>
<rect width="100%" height="100%" fill="#fff"/>
<text class="title" x="${PAD}" y="20">${escaped(title)}</text>
${lines.join("\n")}
</svg>
`;
}

/** The names of the spans in such a picture. */
export const namesIn = (picture: string): readonly string[] =>
  [...picture.matchAll(/<text class="name"[^>]*>([^<]*)</g)].map(([, name = ""]) =>
    name.replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&amp;", "&"),
  );
