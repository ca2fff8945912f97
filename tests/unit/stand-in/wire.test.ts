import { describe, expect, it } from "vitest";
import { fromAmzDate, toAmzDate } from "@/lib/stand-in/wire/amz-date";
import { parseAuthorization } from "@/lib/stand-in/wire/authorization";
import { checkInteger, checkOneOf, summarise } from "@/lib/stand-in/wire/constraints";
import { answer, refuse } from "@/lib/stand-in/wire/outcome";
import { pageOf } from "@/lib/stand-in/wire/pages";
import { render } from "@/lib/stand-in/wire/protocol";

describe("dates", () => {
  it("reads what it writes", () => {
    const epochMs = Date.UTC(2026, 10, 22, 10, 4, 48);
    expect(toAmzDate(epochMs)).toBe("20261122T100448Z");
    expect(fromAmzDate("20261122T100448Z")).toBe(epochMs);
  });

  it.each(["", "2026-11-22T10:04:48Z", "20261322T100448Z"])("refuses %j", (text) => {
    expect(fromAmzDate(text)).toBeNull();
  });
});

describe("parseAuthorization", () => {
  const whole =
    "AWS4-HMAC-SHA256 Credential=AK/20261122/eu-west-1/bedrock/aws4_request, SignedHeaders=host;x-amz-date, Signature=ab";

  it("reads the scope", () => {
    expect(parseAuthorization(whole)).toEqual({
      kind: "sigv4",
      claim: {
        accessKeyId: "AK",
        date: "20261122",
        region: "eu-west-1",
        service: "bedrock",
        signedHeaders: ["host", "x-amz-date"],
        signature: "ab",
      },
    });
  });

  it.each([
    { header: undefined, kind: "absent" },
    { header: "Bearer abc", kind: "bearer" },
    { header: "Basic abc", kind: "malformed" },
    { header: whole.replace(", Signature=ab", ""), kind: "malformed" },
    { header: whole.replace("aws4_request", "aws5"), kind: "malformed" },
  ])("takes $header for $kind", ({ header, kind }) => {
    expect(parseAuthorization(header).kind).toBe(kind);
  });
});

describe("pages", () => {
  const items = Array.from({ length: 7 }, (_, index) => index);

  it("gives every item once, in order", () => {
    const seen: number[] = [];
    let token: string | undefined;
    do {
      const page = pageOf(items, { list: "l", token, size: 3 });
      seen.push(...(page?.items ?? []));
      token = page?.nextToken;
    } while (token !== undefined);
    expect(seen).toEqual(items);
  });

  it("ends without a token when the last page is full", () => {
    expect(pageOf(items, { list: "l", token: undefined, size: 7 })?.nextToken).toBeUndefined();
  });

  it("refuses a token of another list, and one that is made up", () => {
    const token = pageOf(items, { list: "l", token: undefined, size: 3 })?.nextToken;
    expect(token).toMatch(/^[a-zA-Z0-9/+]*={0,2}$/);
    expect(pageOf(items, { list: "other", token, size: 3 })).toBeNull();
    expect(pageOf(items, { list: "l", token: "Mw==", size: 3 })).toBeNull();
  });
});

describe("constraints", () => {
  it.each([
    { value: 0, fine: false },
    { value: 1, fine: true },
    { value: "50", fine: true },
    { value: 51, fine: false },
    { value: "many", fine: false },
    { value: undefined, fine: true },
  ])("takes $value of 1 to 50: $fine", ({ value, fine }) => {
    const violations: string[] = [];
    checkInteger(violations, { at: "maxResults", value, min: 1, max: 50 });
    expect(violations.length === 0).toBe(fine);
  });

  it("says what is wrong in AWS's words", () => {
    const violations: string[] = [];
    checkOneOf(violations, { at: "typeEquals", value: "X", allowed: ["A", "B"] });
    expect(summarise(violations)).toBe(
      "1 validation error detected: Value 'X' at 'typeEquals' failed to satisfy constraint: Member must satisfy enum value set: [A, B]",
    );
    expect(summarise([])).toBeNull();
  });
});

describe("render", () => {
  const error = { name: "AccessDeniedException", status: 403, message: "no <way>" };
  const common = {
    operation: "GetCallerIdentity",
    requestId: "r-1",
    messageKey: "message" as const,
  };

  it("names a restJson1 error in a header", () => {
    const out = render({ ...common, protocol: "rest-json", outcome: refuse(error) });
    expect(out.headers["x-amzn-errortype"]).toBe("AccessDeniedException");
    expect(JSON.parse(out.body)).toEqual({ message: "no <way>" });
  });

  it("names an awsJson error in its body, with the service's own key for the text", () => {
    const out = render({
      ...common,
      protocol: "json-1.1",
      messageKey: "Message",
      outcome: refuse(error),
    });
    expect(JSON.parse(out.body)).toEqual({ __type: "AccessDeniedException", Message: "no <way>" });
  });

  it("escapes an awsQuery error", () => {
    const out = render({ ...common, protocol: "query", outcome: refuse(error) });
    expect(out.body).toContain(
      "<Code>AccessDeniedException</Code><Message>no &lt;way&gt;</Message>",
    );
    expect(out.headers["content-type"]).toBe("text/xml");
  });

  it("says how long to wait", () => {
    const out = render({
      ...common,
      protocol: "rest-json",
      outcome: refuse({ ...error, retryAfterSeconds: 7 }),
    });
    expect(out.headers["retry-after"]).toBe("7");
  });

  it("leaves out what is undefined", () => {
    const outcome = answer({ a: 1, nextToken: undefined });
    expect(render({ ...common, protocol: "json-1.0", outcome }).body).toBe('{"a":1}');
  });
});
