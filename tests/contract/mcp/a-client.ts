import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { CallToolResultSchema } from "@modelcontextprotocol/sdk/types.js";
import { compiled } from "@/tests/support/compiled";
import type { Environment } from "@/tests/support/stand-in";

export type ToolAnswer = { isError: boolean; text: string; json: Record<string, unknown> };

/** The SDK's own client over the command in a process of its own, with these variables and no others. */
export async function aClient(args: readonly string[], env: Environment) {
  const set = Object.entries({ NODE_ENV: "production", PATH: process.env.PATH, ...env });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [compiled("command"), "mcp", ...args],
    env: Object.fromEntries(
      set.filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    stderr: "pipe",
  });
  const said = { err: "" };
  transport.stderr?.on("data", (chunk: Buffer) => {
    said.err += chunk.toString();
  });
  const client = new Client({ name: "test", version: "1.0.0" });
  await client.connect(transport);
  return {
    client,
    said,
    async ask(name: string, asked: Record<string, unknown>): Promise<ToolAnswer> {
      const answer = CallToolResultSchema.parse(await client.callTool({ name, arguments: asked }));
      const [first] = answer.content;
      const text = first?.type === "text" ? first.text : "";
      return { isError: answer.isError === true, text, json: answer.structuredContent ?? {} };
    },
  };
}
