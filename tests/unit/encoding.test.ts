import { describe, expect, it } from "vitest";
import { takesGzip } from "@/lib/encoding";

describe("gzip is taken", () => {
  it.each([
    ["nothing is said", null, false],
    ["the header is empty", "", false],
    ["it is named", "gzip", true],
    ["it stands among others", "br;q=1.0, GZIP;q=0.5, deflate", true],
    ["its weight is 0", "gzip;q=0", false],
    ["its weight is 0.000", "gzip; q=0.000, *", false],
    ["its weight is just above", "gzip;q=0.001", true],
    ["anything is taken", "*", true],
    ["nothing but identity is", "identity, *;q=0", false],
    ["another is named", "br, deflate", false],
    ["its name is only part of another", "x-gzip2", false],
  ])("or not, where %s", (_name, header, expected) => {
    expect(takesGzip(header)).toBe(expected);
  });
});
