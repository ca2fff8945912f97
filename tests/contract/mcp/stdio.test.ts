import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import { main } from "@/tests/support/main";
import { CLEAN } from "@/tests/support/stand-in";

const folder = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-mcp-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(args: readonly string[], input = "") {
  const said = { out: "", err: "" };
  const code = await main(["mcp", ...args], {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    interactive: false,
    stdin: Readable.from(input === "" ? [] : [input]),
    env: { ...CLEAN, READINESS_DATA_DIR: folder },
  });
  return { code, ...said };
}

const line = (id: number, method: string, params: object) =>
  `${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`;

const HELLO = line(1, "initialize", {
  protocolVersion: "2025-06-18",
  capabilities: {},
  clientInfo: { name: "raw", version: "1" },
});

describe("standard output is the protocol's alone", () => {
  it("every question is answered before it ends with its input, and a line that is none breaks nothing", async () => {
    const ask = line(2, "tools/call", {
      name: "can_we_use",
      arguments: { model: "amazon.nova-lite-v1:0", region: "eu-west-1" },
    });
    const { code, out } = await run([], `${HELLO}this is no JSON\n${ask}`);
    const answers = out
      .trimEnd()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(code).toBe(0);
    expect(answers.map(({ jsonrpc, id }) => [jsonrpc, id])).toEqual([
      ["2.0", 1],
      ["2.0", 2],
    ]);
    expect(answers[1].result.structuredContent).toMatchObject({ region: "eu-west-1" });
  });

  it("ends with its input where nobody asked", async () => {
    expect(await run([])).toEqual({ code: 0, out: "", err: "" });
  });
});

describe("the command", () => {
  it("prints its help", async () => {
    expect(await run(["--help"])).toMatchObject({ code: 0, out: expect.stringMatching(/^Usage/) });
  });

  it.each([
    [["--what"], /mcp --help/],
    [["--server", "http://readiness.acme.example"], /plain http/],
    [["--server", "readiness"], /no address/],
    [["extra"], /mcp --help/],
  ])("refuses %j", async (args, says) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([3, ""]);
    expect(err).toMatch(says);
  });
});
