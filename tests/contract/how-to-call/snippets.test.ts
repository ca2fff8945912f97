import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANGUAGES, type Language } from "@/lib/domain/how-to-call/languages";
import { snippetsFor } from "@/lib/domain/how-to-call/snippets";
import { type ProofKind, provable } from "@/lib/domain/proof/kinds";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import { anHttp2Front } from "@/tests/support/http2-front";
import { CLEAN, KEYS } from "@/tests/support/stand-in";

const LONG_MS = 60_000;
/** A model of each kind of call, by a route that is open there. */
const CALLS: readonly (readonly [string, string])[] = [
  ["amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0"],
  ["anthropic.claude-haiku-4-5-20251001-v1:0", "us.anthropic.claude-haiku-4-5-20251001-v1:0"],
  ["amazon.titan-embed-text-v2:0", "amazon.titan-embed-text-v2:0"],
  ["cohere.rerank-v3-5:0", "cohere.rerank-v3-5:0"],
];
const REGION = "us-east-1";

const has = (command: string, args: readonly string[]) => spawnSync(command, args).status === 0;
const CAN = {
  cli: has("aws", ["--version"]),
  python: has("python3", ["-c", "import boto3"]),
  typescript: true,
} as const satisfies Record<Language, boolean>;
const TRIED = LANGUAGES.filter((language) => CAN[language]);
const NOT_TRIED = LANGUAGES.filter((language) => !CAN[language]);

let standIn: StandIn;
let front: Awaited<ReturnType<typeof anHttp2Front>>;
let folder: string;

beforeAll(async () => {
  standIn = await startStandIn({ world: "all-ready" });
  front = await anHttp2Front(standIn.url);
  folder = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-test-"));
  symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
});
afterAll(async () => {
  front.close();
  await standIn.close();
  rmSync(folder, { recursive: true });
});

const TSX = path.resolve("node_modules", "tsx", "dist", "loader.mjs");

/** As somebody who copies it would run it. */
function commandOf(language: Language, text: string): readonly [string, readonly string[]] {
  if (language === "cli") return ["bash", ["-c", text]];
  const file = path.join(folder, language === "python" ? "snippet.py" : "snippet.mts");
  writeFileSync(file, text);
  return language === "python"
    ? ["python3", [file]]
    : [process.execPath, ["--import", `file://${TSX}`, file]];
}

function run(language: Language, text: string): Promise<{ code: number | null; told: string }> {
  const [command, args] = commandOf(language, text);
  const env = {
    ...process.env,
    ...CLEAN,
    ...KEYS,
    NODE_ENV: "production" as const,
    AWS_ENDPOINT_URL: language === "typescript" ? front.url : standIn.url,
  };
  const child = spawn(command, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let told = "";
  child.stdout.on("data", (chunk: Buffer) => {
    told += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    told += chunk.toString();
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, told })));
}

describe("a snippet runs as it is printed", () => {
  const cases = TRIED.flatMap((language) =>
    CALLS.map(([modelId, id]) => ({ language, modelId, id })),
  );

  it.each(cases)(
    "$language: $id",
    async ({ language, modelId, id }) => {
      const { by } = provable({ modelId, outputs: null });
      expect(by).not.toBeNull();
      const text = snippetsFor(by as ProofKind, { region: REGION, id })[language];
      standIn.control.clearCalls();
      const { code, told } = await run(language, text);
      expect(code, told).toBe(0);
      expect(standIn.control.writes()).toMatchObject([
        {
          region: REGION,
          service: "bedrock-runtime",
          operation: by === "converse" ? "Converse" : "InvokeModel",
          model: id,
          status: 200,
        },
      ]);
    },
    LONG_MS,
  );

  it.skip.each(NOT_TRIED)("%s: what runs it is not on this machine", () => undefined);
});
