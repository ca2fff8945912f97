import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { tool } from "@/tests/support/tool";

const UNIT = "deploy/systemd/bedrock-readiness.service";
const systemd = tool("systemd-analyze", ["--version"]);

/** systemd looks whether the program is there. */
function inFolder(work: (unit: string) => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-unit-"));
  const unit = path.join(folder, path.basename(UNIT));
  copyFileSync(UNIT, unit);
  const text = readFileSync(unit, "utf8").replace(/^ExecStart=\S+/m, "ExecStart=/bin/true");
  writeFileSync(unit, text);
  try {
    work(unit);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("the unit", () => {
  it.skipIf(systemd.absent)(`is well formed ${systemd.by}`, () => {
    inFolder((unit) => {
      expect(systemd.run(["verify", "--man=no", unit])).toEqual({ status: 0, said: "" });
    });
  });

  it.skipIf(systemd.absent)(`is exposed as little as can be ${systemd.by}`, () => {
    inFolder((unit) => {
      const rated = systemd.run(["security", "--offline=true", "--threshold=20", unit]);
      expect(rated.status, rated.said).toBe(0);
    });
  });

  it("does not start again where the configuration is wrong, and leaves time to end", () => {
    const text = readFileSync(UNIT, "utf8");
    expect(text).toMatch(/^RestartPreventExitStatus=3$/m);
    expect(text).toMatch(/^KillMode=mixed$/m);
  });
});
