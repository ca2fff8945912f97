import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTokenText, tokenHint, tokenText } from "@/lib/domain/access/token-text";

const bytes = (fill: number) => new Uint8Array(32).fill(fill);

describe("the text of a token", () => {
  it.each([
    ["of zeroes", bytes(0), `brt_${"0".repeat(43)}_`],
    ["of ones", bytes(255), "brt_"],
  ])("%s has the shape that scanners look for", (_name, random, begins) => {
    const text = tokenText(random);
    expect(text).toMatch(/^brt_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/);
    expect(text.startsWith(begins)).toBe(true);
    expect(isTokenText(text)).toBe(true);
  });

  it("ends in CRC-32 of its secret in base 62, as anybody can check", () => {
    const text = tokenText(bytes(7));
    const [, secret = "", sum = ""] = text.split("_");
    const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const number = [...sum].reduce((total, digit) => total * 62 + digits.indexOf(digit), 0);
    expect(number).toBe(crc32(secret));
  });

  it("is another one for other bytes, and one wrong letter is found", () => {
    const random = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(random, random, fc.nat(42), (one, other, at) => {
        const text = tokenText(one);
        expect(tokenText(other) === text).toBe(Buffer.compare(one, other) === 0);
        const place = 4 + at;
        const wrong = `${text.slice(0, place)}${text[place] === "x" ? "y" : "x"}${text.slice(place + 1)}`;
        expect(isTokenText(wrong)).toBe(false);
      }),
    );
  });

  it.each([
    ["nothing", ""],
    ["the prefix", "brt_"],
    ["another prefix", tokenText(bytes(1)).replace("brt_", "ghp_")],
    ["a space after it", `${tokenText(bytes(1))} `],
    ["a line after it", `${tokenText(bytes(1))}\n`],
    ["half of it", tokenText(bytes(1)).slice(0, 30)],
    ["no checksum", tokenText(bytes(1)).slice(0, -7)],
  ])("%s is none", (_name, text) => {
    expect(isTokenText(text)).toBe(false);
  });

  it("is told apart by four letters", () => {
    expect(tokenHint(tokenText(bytes(0)))).toBe("brt_0000");
  });
});
