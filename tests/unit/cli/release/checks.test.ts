import { describe, expect, it } from "vitest";
import {
  checkChangelog,
  checkLicences,
  checkPins,
  checkTag,
  checkTree,
  checkVersion,
} from "@/lib/cli/release/checks";
import { isAllowed } from "@/lib/cli/release/licences";

const PIN = "08c6903cd8c0fde910a37f88322edcfb5dd907a8";
const DIGEST = `sha256:${"4f".repeat(32)}`;
const imageAs = (name: string) =>
  checkPins({ release: `uses: a/b@${PIN}\n  RUN_IMAGE=docker.io/library/node${name}\n` });

describe("a release", () => {
  it.each([
    ["one version everywhere", checkVersion("1.2.0", { lock: "1.2.0" }), "ok"],
    ["a copy that differs", checkVersion("1.2.0", { lock: "1.1.9" }), "failed"],
    ["no version", checkVersion("1.2", {}), "failed"],
    ["an entry", checkChangelog("## 1.2.0 (2026-12-01)\n\n- New.\n\n## 1.1.0\n", "1.2.0"), "ok"],
    ["an entry in brackets", checkChangelog("## [1.2.0] - 2026-12-01\n\n- New.\n", "1.2.0"), "ok"],
    ["an empty entry", checkChangelog("## 1.2.0\n\n## 1.1.0\n\n- Old.\n", "1.2.0"), "failed"],
    ["no entry", checkChangelog("## 1.2.01\n\n- New.\n", "1.2.0"), "failed"],
    [
      "an entry, and something that no version has",
      checkChangelog("## Unreleased\n\n- Newer.\n\n## 1.2.0\n\n- New.\n", "1.2.0"),
      "failed",
    ],
    ["an empty Unreleased", checkChangelog("## Unreleased\n\n## 1.2.0\n\n- New.\n", "1.2.0"), "ok"],
    ["a clean tree", checkTree(""), "ok"],
    ["a changed file", checkTree(" M README.md\n"), "failed"],
    ["a free tag", checkTag("1.2.0", { tagged: null, head: "a" }), "ok"],
    ["its own tag", checkTag("1.2.0", { tagged: "a", head: "a" }), "ok"],
    ["a tag of another commit", checkTag("1.2.0", { tagged: "b", head: "a" }), "failed"],
    ["actions by commit", checkPins({ ci: `uses: actions/checkout@${PIN} # v4` }), "ok"],
    ["an action by tag", checkPins({ ci: "uses: actions/checkout@v4" }), "failed"],
    ["one to be filled in", checkPins({ ci: `uses: a/b@${"0".repeat(40)}` }), "note"],
    ["a base image by digest", imageAs(`@${DIGEST}`), "ok"],
    ["a base image by tag", imageAs(":24-bookworm-slim"), "failed"],
    ["a base image by half a digest", imageAs(`@${DIGEST.slice(0, -1)}`), "failed"],
    ["a digest to be filled in", imageAs(`@sha256:${"0".repeat(64)}`), "note"],
  ])("with %s", (_name, check, outcome) => {
    expect([check.said, check.outcome]).toEqual([check.said, outcome]);
  });

  it("counts what is still to be filled in", () => {
    const blank = `uses: a/b@${"0".repeat(40)}\nuses: a/c@${PIN}\nRUN_IMAGE=a@sha256:${"0".repeat(64)}`;
    expect(checkPins({ release: blank }).said).toBe(
      "1 of 2 actions still want the commit of their release, 1 of 1 base images their digest",
    );
  });

  const lockWith = (packages: Record<string, object>) =>
    checkLicences({ version: "1.2.0", packages: { "": {}, ...packages } });

  it.each([
    ["an allowed licence", { "node_modules/a": { version: "1.0.0", license: "MIT" } }, "ok"],
    ["one that is not", { "node_modules/a": { version: "1.0.0", license: "GPL-3.0" } }, "failed"],
    ["none told", { "node_modules/a": { version: "1.0.0" } }, "failed"],
    [
      "one that is not, to develop with",
      { "node_modules/a": { license: "GPL-3.0", dev: true } },
      "ok",
    ],
    ["one that is left out", { "node_modules/@img/a": { license: "LGPL-3.0-or-later" } }, "ok"],
    [
      "a platform's part, which has that of another",
      { "node_modules/a-linux-x64": { license: "MIT" }, "node_modules/a-darwin-arm64": {} },
      "ok",
    ],
  ])("with %s", (_name, packages, outcome) => {
    expect(lockWith(packages).outcome).toBe(outcome);
  });

  it.each([
    ["MIT", true],
    ["GPL-3.0-only", false],
    ["(MIT OR GPL-3.0-only)", true],
    ["Apache-2.0 AND LGPL-3.0-or-later", false],
    ["MIT AND ISC", true],
    ["(MIT OR GPL-3.0-only) AND ISC", false],
    ["", false],
  ])("of %j is allowed: %s", (expression, allowed) => {
    expect(isAllowed(expression)).toBe(allowed);
  });
});
