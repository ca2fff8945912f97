import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ANSWER_FILES, ANSWER_FOLDERS, LIST_FILES } from "@/lib/stand-in/recorded/files";
import { readRecorded } from "@/lib/stand-in/recorded/folder";

const guide = readFileSync(path.resolve("docs", "record-an-account.md"), "utf8");
const [script = "", , blank = ""] = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map(
  ([, text]) => text ?? "",
);

/** An `aws` that answers like the real one's least answers, and refuses one call. */
const FAKE_AWS = `#!/bin/sh
case "$*" in
  *get-account-data-retention*) echo "Unknown command" >&2; exit 252 ;;
  *get-caller-identity*) echo '{"Account": "222233334444"}' ;;
  *list-regions*) echo '{"Regions": [{"RegionName": "us-east-1", "RegionOptStatus": "ENABLED"}]}' ;;
  *"--output text"*) printf 'a.sky-v1:0\\ta.sky-v1:0:8k\\n' ;;
  *list-foundation-models*) echo '{"modelSummaries": [{"modelArn": "arn:aws:bedrock:us-east-1:222233334444:x"}]}' ;;
  *list-inference-profiles*) echo '{"inferenceProfileSummaries": []}' ;;
  *list-provisioned*) echo '{"provisionedModelSummaries": []}' ;;
  *list-requested*) echo '{"RequestedQuotas": []}' ;;
  *quotas*) echo '{"Quotas": []}' ;;
  *search-agreements*) echo '{"agreementViewSummaries": []}' ;;
  *use-case*) echo '{"formData": "c2VjcmV0"}' ;;
  *) echo '{}' ;;
esac
`;

const folder = mkdtempSync(path.join(tmpdir(), "record-guide-"));
const account = path.join(folder, "my-account");
const run = (text: string, args: readonly string[] = []) => {
  writeFileSync(path.join(folder, "run.sh"), text);
  const env = { ...process.env, PATH: `${folder}:/usr/bin:/bin` };
  return spawnSync("sh", ["run.sh", ...args], { cwd: folder, env, encoding: "utf8" });
};

beforeAll(() => {
  writeFileSync(path.join(folder, "aws"), FAKE_AWS);
  chmodSync(path.join(folder, "aws"), 0o755);
  const ran = run(script, ["my-account", "us-east-1"]);
  if (ran.status !== 0) throw new Error(ran.stderr);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the guide's script", () => {
  it("writes a folder that can be served", () => {
    const read = readRecorded(account);
    expect(read.ok && read.recorded.accountId).toBe("222233334444");
    expect(read.ok && [...read.recorded.answers.keys()]).toEqual([
      "us-east-1 GetUseCaseForModelAccess ",
      "us-east-1 GetFoundationModelAvailability a.sky-v1:0",
    ]);
  });

  it("writes every file that is served, but for one this AWS CLI does not know", () => {
    for (const name of [...Object.keys(LIST_FILES), ...Object.keys(ANSWER_FILES)]) {
      const there = existsSync(path.join(account, "us-east-1", `${name}.json`));
      expect([name, there]).toEqual([name, name !== "get-account-data-retention"]);
    }
    for (const name of Object.keys(ANSWER_FOLDERS)) expect(guide).toContain(`/${name}/`);
  });

  it("keeps nothing of the form", () => {
    const form = path.join(account, "us-east-1", "get-use-case-for-model-access.json");
    expect(readFileSync(form, "utf8").trim()).toBe('{"present": true}');
  });

  it("calls nothing but Get, List and Search", () => {
    const commands = [...script.matchAll(/\baws ([a-z-]+)(?: \\\n\s*| )([a-z-]+)/g)];
    expect(commands.length).toBeGreaterThan(10);
    for (const [, , verb = ""] of commands) expect(verb).toMatch(/^(?:get|list|search)-/);
  });

  it("leaves no account id once they are blanked", () => {
    const ran = run(blank);
    expect(ran.stdout.trim()).toMatch(/^\d+ 111122223333$/);
  });
});
