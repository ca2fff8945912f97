import { describe, expect, it } from "vitest";
import { packageManifest } from "@/lib/cli/pack/manifest";

const SERVER = { GITHUB_SERVER_URL: "https://github.com" };

describe("the manifest of the package", () => {
  it("names the repository whose workflow makes it", () => {
    expect(
      packageManifest({ ...SERVER, GITHUB_REPOSITORY: "acme/bedrock-readiness" }),
    ).toMatchObject({
      repository: { type: "git", url: "git+https://github.com/acme/bedrock-readiness.git" },
    });
  });

  it.each([
    ["nothing", {}],
    ["a server alone", SERVER],
    ["an empty name", { ...SERVER, GITHUB_REPOSITORY: "" }],
  ])("names none where the environment has %s", (_name, env) => {
    expect(packageManifest(env)).not.toHaveProperty("repository");
  });
});
