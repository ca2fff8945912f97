import { describe, expect, it } from "vitest";
import { isOwnRequest, knownHosts } from "@/lib/hosts.mjs";

const local = { port: 3_000, publicUrl: null };
const behind = { port: 3_000, publicUrl: "https://readiness.example.com" };

describe("the hosts that are answered for", () => {
  it("are loopback names with the port, and that of PUBLIC_URL", () => {
    expect([...knownHosts(local)]).toEqual(["127.0.0.1:3000", "localhost:3000", "[::1]:3000"]);
    expect([...knownHosts(behind)]).toContain("readiness.example.com");
    expect([...knownHosts({ port: 80, publicUrl: null })]).toContain("localhost");
    expect([...knownHosts(behind)]).toContain("readiness.example.com:443");
    expect([...knownHosts(behind)]).not.toContain("readiness.example.com:80");
  });
});

describe("a request", () => {
  it.each([
    ["by a loopback name reads", "localhost:3000", null, false, local, true],
    ["in capitals reads", "LOCALHOST:3000", null, false, local, true],
    ["of another port does not", "localhost:3001", null, false, local, false],
    ["without a port does not", "localhost", null, false, local, false],
    ["by a name that resolves here does not", "evil.example", null, false, local, false],
    ["that looks like ours does not", "localhost:3000.evil.example", null, false, local, false],
    ["without Host does not", null, null, false, local, false],
    ["by PUBLIC_URL's name reads", "readiness.example.com", null, false, behind, true],
    [
      "by PUBLIC_URL's name does not where it is not set",
      "readiness.example.com",
      null,
      false,
      local,
      false,
    ],
    ["of our own page changes", "localhost:3000", "http://localhost:3000", true, local, true],
    [
      "of our page behind the proxy changes",
      "readiness.example.com",
      "https://readiness.example.com",
      true,
      behind,
      true,
    ],
    [
      "of our page by another scheme changes nothing",
      "readiness.example.com",
      "http://readiness.example.com",
      true,
      behind,
      false,
    ],
    [
      "of our own page by https changes nothing",
      "localhost:3000",
      "https://localhost:3000",
      true,
      local,
      false,
    ],
    ["without Origin changes nothing", "localhost:3000", null, true, local, false],
    [
      "of a page on the reader's own machine changes nothing of a dashboard elsewhere",
      "readiness.example.com",
      "http://localhost:3000",
      true,
      behind,
      false,
    ],
    [
      "of our page changes behind a proxy that names us by loopback",
      "127.0.0.1:3000",
      "https://readiness.example.com",
      true,
      behind,
      true,
    ],
    [
      "of a page on the machine of a dashboard that is opened there changes",
      "127.0.0.1:3000",
      "http://localhost:3000",
      true,
      behind,
      true,
    ],
    [
      "of another page changes nothing",
      "localhost:3000",
      "https://evil.example",
      true,
      local,
      false,
    ],
    [
      "of another page reads nothing either",
      "localhost:3000",
      "https://evil.example",
      false,
      local,
      false,
    ],
    ["of a sandboxed page changes nothing", "localhost:3000", "null", true, local, false],
    [
      "of another port of this machine changes nothing",
      "localhost:3000",
      "http://localhost:8080",
      true,
      local,
      false,
    ],
  ])("%s", (_name, host, origin, changes, served, expected) => {
    expect(isOwnRequest({ host, origin, changes }, served)).toBe(expected);
  });
});
