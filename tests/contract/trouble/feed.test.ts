import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createTransport } from "@/lib/aws/connect/transport";
import { createAskFeed } from "@/lib/aws/health-feed/ask-feed";
import { SECOND_MS } from "@/lib/domain/time";
import type { Feed } from "@/lib/stand-in/health-feed";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";

const REGION = "us-east-1";
const at = { region: REGION, etag: null };
const never = new AbortController().signal;

const transport = await createTransport({ caBundle: null, proxied: false });
if (!transport.ok) throw new Error(transport.error);
const requestHandler = transport.value;
const pauses: number[] = [];
const sleep = async (ms: number) => void pauses.push(ms);
const askAt = (url: string) => createAskFeed(url, { requestHandler, sleep });

const aws: StandIn = await startStandIn({ world: "all-ready" });
const ask = askAt(`${aws.url}/rss/`);
afterAll(() => aws.close());
afterEach(() => {
  pauses.length = 0;
  aws.control.reset();
});

const tells = (feed: Feed) => aws.control.given({ change: "feed", region: REGION, feed });
const calls = () =>
  aws.control
    .calls()
    .filter(({ service }) => service === "health-feed")
    .reduce((sum, call) => sum + call.calls, 0);

describe("AWS's public feed", () => {
  it("is read once, and asked by its ETag from then on", async () => {
    tells({
      kind: "items",
      items: [{ title: "Service disruption: Errors", text: "We <b>see</b> it.", agoMs: 3_000 }],
    });
    const first = await ask(at, never);
    expect(first).toMatchObject({
      status: "read",
      items: [{ title: "Service disruption: Errors", text: "We see it." }],
    });
    const etag = first.status === "read" ? first.etag : null;
    expect(await ask({ region: REGION, etag }, never)).toEqual({ status: "same" });
    tells({ kind: "items", items: [] });
    expect(await ask({ region: REGION, etag }, never)).toMatchObject({ status: "read", items: [] });
  });

  it("tells what is hostile as plain text", async () => {
    const title = "Service impact: <script>alert(1)</script>\u202eevil &amp; &nbsp;more";
    tells({ kind: "items", items: [{ title, text: "x ".repeat(9_000), agoMs: 0 }] });
    const answer = await ask(at, never);
    const [item] = answer.status === "read" ? answer.items : [];
    expect(item?.title).toBe("Service impact: alert(1) evil & more");
    expect(item?.text.length).toBe(4_000);
  });

  it.each([
    ["is no XML", { kind: "raw", status: 200, body: "<rss><channel>" }, "not in the form"],
    [
      "holds what XML may not",
      { kind: "items", items: [{ title: "Errors\u0007", text: "", agoMs: 0 }] },
      "not in the form",
    ],
    ["is a page", { kind: "raw", status: 200, body: "<html></html>" }, "not in the form"],
    ["is empty", { kind: "raw", status: 200, body: "" }, "not in the form"],
    [
      "nests without end",
      { kind: "raw", status: 200, body: `<rss>${"<a>".repeat(100_000)}` },
      "not in the form",
    ],
    [
      "brings entities of its own",
      {
        kind: "raw",
        status: 200,
        body: '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>',
      },
      "no title or no time",
    ],
    [
      "has a message without a time",
      {
        kind: "raw",
        status: 200,
        body: "<rss><channel><item><title>Errors</title></item></channel></rss>",
      },
      "no title or no time",
    ],
    ["never ends", { kind: "endless" }, "larger than 512 kB"],
    ["is not there", { kind: "raw", status: 404, body: "" }, "no such feed: HTTP 404"],
    ["leads elsewhere", { kind: "raw", status: 302, body: "" }, "HTTP 302"],
    ["is the same without being asked so", { kind: "raw", status: 304, body: "" }, "HTTP 304"],
  ] as const)("that %s is a failure, told once", async (_name, feed, words) => {
    tells(feed);
    const answer = await ask(at, never);
    expect(answer).toMatchObject({ status: "failed", reached: true });
    expect(answer.status === "failed" && answer.problem).toContain(words);
    expect(calls()).toBe(1);
  });

  it.each([
    ["fails at AWS", { kind: "raw", status: 503, body: "" }, true],
    ["breaks off", { kind: "dead" }, false],
  ] as const)("that %s is tried once more after a pause", async (_name, feed, reached) => {
    tells(feed);
    expect(await ask(at, never)).toMatchObject({ status: "failed", reached });
    expect(calls()).toBe(2);
    expect(pauses).toEqual([SECOND_MS]);
  });

  it("that nobody listens for is not reached, and the answer names no more than that", async () => {
    const closed = await startStandIn({ world: "all-ready" });
    await closed.close();
    expect(await askAt(`${closed.url}/rss/`)(at, never)).toEqual({
      status: "failed",
      problem: "The feed could not be reached (ECONNREFUSED).",
      reached: false,
    });
  });
});
