import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { rootCertificates } from "node:tls";
import { afterAll, describe, expect, it } from "vitest";
import { createTransport } from "@/lib/aws/connect/transport";
import { aPipe } from "@/tests/support/a-pipe";

const folder = mkdtempSync(path.join(tmpdir(), "readiness-bundle-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string) => {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
};
const [GOOD = ""] = rootCertificates;
const DAMAGED = GOOD.replace(/[A-Za-z0-9+/]{40}/, "A".repeat(12));

describe("AWS_CA_BUNDLE", () => {
  it.each([
    ["is not set", null],
    ["holds a certificate", file("good.pem", GOOD)],
    ["holds several, with words between", file("many.pem", `# ours\n${GOOD}\n# theirs\n${GOOD}`)],
  ])("that %s works", async (_name, caBundle) => {
    expect((await createTransport({ caBundle, proxied: false })).ok).toBe(true);
  });

  it.each([
    ["is not there", path.join(folder, "absent.pem"), "can't be read: ENOENT."],
    ["is a folder", folder, "can't be read: EISDIR."],
    ["is a pipe", aPipe(path.join(folder, "pipe")), "is not a regular file."],
    ["holds no certificate", file("none.pem", "root:x:0:0\n"), "holds no certificate in PEM form."],
    ["is empty", file("empty.pem", ""), "holds no certificate in PEM form."],
    ["is damaged", file("damaged.pem", DAMAGED), "holds a certificate that is damaged."],
  ])("that %s is told in a sentence", async (_name, caBundle, why) => {
    expect(await createTransport({ caBundle, proxied: false })).toEqual({
      ok: false,
      error: `AWS_CA_BUNDLE ${caBundle} ${why} Name a file that holds certificates in PEM form, or leave it out.`,
    });
  });
});
