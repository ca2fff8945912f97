import { readFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { TOOLS } from "@/lib/cli/mcp/tools";
import { main } from "@/tests/support/main";

const page = readFileSync(path.resolve("docs", "assistants.md"), "utf8");
const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) =>
  JSON.parse(text ?? ""),
);

describe("the page about assistants", () => {
  it("names every tool, and no other", () => {
    const named = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(named).toEqual(TOOLS.map(({ name }) => name));
  });

  it("has an example for three clients", () => {
    expect(blocks).toHaveLength(3);
  });

  it.each([0, 1, 2])("gives client %d a command that is understood", async (nth) => {
    const { mcpServers, servers } = blocks[nth];
    const { command, args, env } = (mcpServers ?? servers)["bedrock-readiness"];
    expect([command, Object.keys(env)]).toEqual(["node", ["READINESS_TOKEN"]]);
    expect(args[0]).toMatch(/lib\/cli\/bin\.mjs$/);
    const said = { out: "", err: "" };
    const code = await main(args.slice(1), {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      interactive: false,
      stdin: Readable.from([]),
      env: {},
    });
    expect({ code, ...said }).toEqual({ code: 0, out: "", err: "" });
  });
});
