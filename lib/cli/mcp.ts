import { once } from "node:events";
import { PassThrough, Writable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { parseArgs } from "node:util";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { err, ok, type Result } from "@/lib/domain/result";
import manifest from "@/package.json";
import { serverProblem } from "./check-args";
import { flagsOf } from "./flags";
import type { Io } from "./io";
import { createServer } from "./mcp/server";
import { type Source, serverSource, storeSource } from "./mcp/source";
import { withStore } from "./with-store";

const USAGE_ERROR = 3;

export const MCP_USAGE = `Usage: bedrock-readiness mcp [options]

Answers an assistant's questions about models, routes and errors, by the Model Context Protocol on standard input and
output. It only reads, and only what the dashboard read last: it never asks AWS. A client starts it; by hand it waits.

  --server URL   asks a team's dashboard instead of the store of this machine; the token stands in READINESS_TOKEN
  --help         prints this

Exit: 0 the client has ended, 3 usage or configuration.
`;

type Flags = { server: string | null; help: boolean };

/** Serves the protocol until the client ends standard input. Standard output holds nothing but the protocol. */
export async function mcp(args: readonly string[], io: Io): Promise<number> {
  const flags = readFlags(args);
  if (!flags.ok) {
    io.err(`bedrock-readiness mcp: ${flags.error}\n`);
    return USAGE_ERROR;
  }
  const { server, help } = flags.value;
  if (help) {
    io.out(MCP_USAGE);
    return 0;
  }
  if (server !== null) return serve(serverSource(server, io.env.READINESS_TOKEN || null), io);
  return withStore(io, ({ ctx }) => serve(storeSource(ctx), io));
}

async function serve(source: Source, io: Io): Promise<number> {
  const { server, settled } = createServer(source, { version: manifest.version });
  const input = io.stdin.pipe(new PassThrough());
  const output = new Writable({
    decodeStrings: false,
    write(text, _encoding, written) {
      io.out(String(text));
      written();
    },
  });
  const ended = once(input, "end");
  await server.connect(new StdioServerTransport(input, output));
  await ended;
  await turn();
  await settled();
  await turn();
  await server.close();
  return 0;
}

function readFlags(args: readonly string[]): Result<Flags, string> {
  const read = flagsOf("mcp", () =>
    parseArgs({
      args: [...args],
      options: {
        server: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
  if (!read.ok) return read;
  const { values } = read.value;
  const server = values.server ?? null;
  const problem = server === null ? null : serverProblem(server);
  return problem === null ? ok({ server, help: values.help }) : err(problem);
}
