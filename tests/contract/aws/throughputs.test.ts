import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { NEVER, readingFrom, readOf, usesReaderBench } from "./reader-bench";

usesReaderBench();

/** As AWS answers: `foundationModelArn` names the base of a custom model too. */
const THROUGHPUTS = [
  ["base", "foundation-model/amazon.titan-text-lite-v1", "amazon.titan-text-lite-v1"],
  ["tuned", "custom-model/amazon.titan-text-lite-v1/a1b2c3d4e5f6", "amazon.titan-text-lite-v1"],
  ["long", "foundation-model/amazon.titan-text-lite-v1:0:4k", "amazon.titan-text-lite-v1"],
  ["lost", null, "amazon.titan-text-lite-v1"],
] as const;

const arnOf = (resource: string) => {
  const owner = resource.startsWith("custom-model") ? "111122223333" : "";
  return `arn:aws:bedrock:us-west-2:${owner}:${resource}`;
};

/** What STS answers, which is asked first whose the credentials are. */
const CALLER = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
  <Arn>arn:aws:iam::111122223333:user/reader</Arn><UserId>AIDA</UserId><Account>111122223333</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;

describe("a provisioned throughput", () => {
  it("is the base model's only where it serves that model itself", async () => {
    const server = createServer((request, response) => {
      if (request.method === "POST") {
        response.end(CALLER);
        return;
      }
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({
          provisionedModelSummaries: THROUGHPUTS.map(([name, served, base]) => ({
            provisionedModelName: name,
            provisionedModelArn: `arn:aws:bedrock:us-west-2:111122223333:provisioned-model/${name}`,
            ...(served ? { modelArn: arnOf(served), desiredModelArn: arnOf(served) } : {}),
            foundationModelArn: arnOf(`foundation-model/${base}`),
            modelUnits: 1,
            desiredModelUnits: 1,
            status: "InService",
            creationTime: "2026-11-01T00:00:00Z",
            lastModifiedTime: "2026-11-01T00:00:00Z",
          })),
        }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : null;
    try {
      const read = await readingFrom(`http://127.0.0.1:${port}`, (reader) =>
        reader.provisioned("us-west-2", NEVER),
      );
      expect(readOf(read).map(({ name, modelId, custom }) => [name, modelId, custom])).toEqual([
        ["base", "amazon.titan-text-lite-v1", false],
        ["tuned", "amazon.titan-text-lite-v1", true],
        ["long", "amazon.titan-text-lite-v1:0:4k", false],
        ["lost", "amazon.titan-text-lite-v1", true],
      ]);
    } finally {
      server.close();
    }
  });
});
