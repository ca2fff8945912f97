import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { maskJson } from "@/lib/domain/export/mask";
import { isStoreError } from "@/lib/services/ports/stores";
import type { Source } from "./source";
import { TOOLS, type Tool } from "./tools";

const INSTRUCTIONS = `Answers about Amazon Bedrock in the accounts of this team, by what its dashboard read last.
Every answer has an age. "unknown" means that it was not read: never take it for a yes or a no.
Ready means that every gate that can be read passes; nothing here tries a call or changes anything.`;

const READS = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;

export type Served = {
  server: McpServer;
  /** Resolves once every question that was asked is answered. */
  settled(): Promise<void>;
};

/** The tools over a source, as a server of the Model Context Protocol. */
export function createServer(source: Source, { version }: { version: string }): Served {
  const server = new McpServer(
    { name: "bedrock-readiness", title: "Bedrock Readiness", version },
    { instructions: INSTRUCTIONS },
  );
  const asked = new Set<Promise<CallToolResult>>();
  for (const tool of TOOLS) {
    const { name, title, description, input } = tool;
    const about = { title, description, inputSchema: input, annotations: READS };
    server.registerTool(name, about, (given: unknown) => {
      const answer = answerTo(tool, source, given).finally(() => asked.delete(answer));
      asked.add(answer);
      return answer;
    });
  }
  return { server, settled: async () => void (await Promise.allSettled(asked)) };
}

async function answerTo(tool: Tool, source: Source, given: unknown): Promise<CallToolResult> {
  try {
    const masks = tool.name === "explain_error" ? null : await source.masksIds();
    if (masks && !masks.ok) return notTold(masks.error.message);
    const answer = await tool.ask(source, given);
    if (!answer.ok) return notTold(answer.error.message);
    const whole = JSON.stringify(answer.value);
    const text = masks?.value ? maskJson(whole) : whole;
    return { content: [{ type: "text", text }], structuredContent: JSON.parse(text) };
  } catch (error) {
    if (isStoreError(error)) return notTold(error.message);
    throw error;
  }
}

/** A question that has no answer; the client's assistant is told why. */
const notTold = (message: string): CallToolResult => ({
  content: [{ type: "text", text: message }],
  isError: true,
});
