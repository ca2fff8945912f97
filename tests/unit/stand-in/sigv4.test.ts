import { describe, expect, it } from "vitest";
import { canonicalRequest, sign, signatureMatches } from "@/lib/stand-in/wire/sigv4";

const SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const TIMESTAMP = "20150830T123600Z";
const EMPTY = Buffer.alloc(0);

function claimFor(service: string, signedHeaders: readonly string[]) {
  return {
    accessKeyId: "AKIDEXAMPLE",
    date: "20150830",
    region: "us-east-1",
    service,
    signedHeaders,
    signature: "",
  };
}

describe("sign gives the signatures of AWS's published test suite", () => {
  it.each([
    {
      name: "get-vanilla",
      method: "GET",
      target: "/",
      signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    },
    {
      name: "get-vanilla-query-order-key-case",
      method: "GET",
      target: "/?Param2=value2&Param1=value1",
      signature: "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    },
    {
      name: "get-unreserved",
      method: "GET",
      target: "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
      signature: "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
    },
    {
      name: "post-vanilla",
      method: "POST",
      target: "/",
      signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    },
  ])("$name", ({ method, target, signature }) => {
    const request = {
      method,
      target,
      headers: { host: "example.amazonaws.com", "x-amz-date": TIMESTAMP },
      body: EMPTY,
    };
    const claim = claimFor("service", ["host", "x-amz-date"]);
    expect(sign(request, { claim, secret: SECRET, timestamp: TIMESTAMP })).toBe(signature);
  });

  it("signs the documentation's IAM example", () => {
    const request = {
      method: "GET",
      target: "/?Action=ListUsers&Version=2010-05-08",
      headers: {
        host: "iam.amazonaws.com",
        "content-type": "application/x-www-form-urlencoded; charset=utf-8",
        "x-amz-date": TIMESTAMP,
      },
      body: EMPTY,
    };
    const claim = claimFor("iam", ["content-type", "host", "x-amz-date"]);
    expect(sign(request, { claim, secret: SECRET, timestamp: TIMESTAMP })).toBe(
      "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
    );
  });
});

describe("canonicalRequest", () => {
  const lineOf = (target: string, index: number): string | undefined =>
    canonicalRequest({ method: "GET", target, headers: { host: "h" }, body: EMPTY }, [
      "host",
    ]).split("\n")[index];

  it.each([
    { name: "encodes an encoded colon again", target: "/models/a%3A0", path: "/models/a%253A0" },
    { name: "encodes a bare colon once", target: "/models/a:0", path: "/models/a%3A0" },
    { name: "drops empty and dot segments", target: "/a//./b/../c", path: "/a/c" },
    { name: "keeps a closing slash", target: "/a/", path: "/a/" },
    { name: "has at least a slash", target: "?x=1", path: "/" },
  ])("$name", ({ target, path }) => {
    expect(lineOf(target, 1)).toBe(path);
  });

  it.each([
    { name: "sorts by name, then by value", query: "b=2&a=2&a=1", sorted: "a=1&a=2&b=2" },
    { name: "gives a bare name an empty value", query: "flag", sorted: "flag=" },
    { name: "normalises the encoding", query: "t=t%2f%3D+1", sorted: "t=t%2F%3D%2B1" },
  ])("$name", ({ query, sorted }) => {
    expect(lineOf(`/?${query}`, 2)).toBe(sorted);
  });

  it("trims header values and folds their spaces", () => {
    const text = canonicalRequest(
      {
        method: "GET",
        target: "/",
        headers: { host: "h", "my-header": '  "a   b"  ' },
        body: EMPTY,
      },
      ["host", "my-header"],
    );
    expect(text).toContain('my-header:"a b"\n');
  });
});

describe("signatureMatches", () => {
  const request = {
    method: "POST",
    target: "/",
    headers: { host: "h", "x-amz-date": TIMESTAMP },
    body: Buffer.from("{}"),
  };
  const claim = claimFor("bedrock", ["host", "x-amz-date"]);
  const signature = sign(request, { claim, secret: SECRET, timestamp: TIMESTAMP });
  const good = { claim: { ...claim, signature }, secret: SECRET, timestamp: TIMESTAMP };

  it("accepts what was signed with the same secret", () => {
    expect(signatureMatches(request, good)).toBe(true);
  });

  it.each([
    { name: "another secret", proof: { ...good, secret: `${SECRET}x` }, changed: {} },
    { name: "another body", proof: good, changed: { body: Buffer.from("{ }") } },
    { name: "another path", proof: good, changed: { target: "/other" } },
    {
      name: "another header",
      proof: good,
      changed: { headers: { host: "i", "x-amz-date": TIMESTAMP } },
    },
    {
      name: "a short signature",
      proof: { ...good, claim: { ...claim, signature: "ab" } },
      changed: {},
    },
    {
      name: "another region",
      proof: { ...good, claim: { ...claim, signature, region: "eu-west-1" } },
      changed: {},
    },
  ])("refuses $name", ({ proof, changed }) => {
    expect(signatureMatches({ ...request, ...changed }, proof)).toBe(false);
  });
});
