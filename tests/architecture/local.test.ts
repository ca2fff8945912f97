import http from "node:http";
import https from "node:https";
import net from "node:net";
import { describe, expect, it } from "vitest";
import { assertLocalEndpoint, strayEndpoints } from "@/tests/support/assert-local-endpoint";

describe("tests stay on this machine", () => {
  it.each([
    ["a socket", () => net.connect(443, "bedrock.us-east-1.amazonaws.com")],
    ["a socket by options", () => net.connect({ port: 443, host: "169.254.169.254" })],
    ["a request", () => http.get("http://bedrock.us-east-1.amazonaws.com/")],
    ["a request with TLS", () => https.get("https://bedrock.us-east-1.amazonaws.com/")],
  ])("%s that would leave throws", (_name, leave) => {
    expect(leave).toThrow("Tests only talk to this machine");
  });

  it("a request to this machine passes", async () => {
    const server = http.createServer((_request, response) => response.end("here"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe("here");
    server.close();
  });

  it.each([
    ["http://127.0.0.1:9400", []],
    ["http://localhost:9400", []],
    ["http://[::1]:9400", []],
    ["", []],
    ["https://bedrock.us-east-1.amazonaws.com", ["AWS_ENDPOINT_URL_BEDROCK"]],
    ["http://127.0.0.1.example.com", ["AWS_ENDPOINT_URL_BEDROCK"]],
    ["nonsense", ["AWS_ENDPOINT_URL_BEDROCK"]],
  ])("an endpoint at '%s' is stray: %j", (url, expected) => {
    expect(strayEndpoints({ AWS_ENDPOINT_URL_BEDROCK: url, PATH: "/bin" })).toEqual(expected);
  });

  it("so are the public feeds of AWS", () => {
    expect(strayEndpoints({ HEALTH_FEED_URL: "https://status.aws.amazon.com/rss" })).toEqual([
      "HEALTH_FEED_URL",
    ]);
  });

  it("a stray endpoint or store stops the run, and real credentials are dropped", () => {
    expect(() => assertLocalEndpoint({ AWS_ENDPOINT_URL: "https://example.com" })).toThrow("Unset");
    expect(() => assertLocalEndpoint({ DATABASE_URL: "postgres://db.example.com/x" })).toThrow();
    const env = { AWS_SECRET_ACCESS_KEY: "real", AWS_PROFILE: "prod", HOME: "/home/me" };
    assertLocalEndpoint(env);
    expect(env).not.toHaveProperty("AWS_SECRET_ACCESS_KEY");
    expect(env).not.toHaveProperty("AWS_PROFILE");
    expect(env.HOME).toBe("/home/me");
  });
});
