/** What a token begins with, so that scanners of code and logs know a leaked one. */
export const TOKEN_PREFIX = "brt_";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE = BigInt(DIGITS.length);
/** 256 bits in base 62. */
const SECRET_LENGTH = 43;
const SUM_LENGTH = 6;
const HINT_LENGTH = 4;
const SHAPE = new RegExp(
  `^${TOKEN_PREFIX}([0-9A-Za-z]{${SECRET_LENGTH}})_([0-9A-Za-z]{${SUM_LENGTH}})$`,
);

/** The text of a token made of 32 random bytes: prefix, the bytes in base 62, and CRC-32 of that text in base 62. */
export function tokenText(bytes: Uint8Array): string {
  const number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const secret = inBase62(number, SECRET_LENGTH);
  return `${TOKEN_PREFIX}${secret}_${sumOf(secret)}`;
}

/** Whether a text may be a token: its shape and its checksum. A wrong one is refused without asking the store. */
export function isTokenText(text: string): boolean {
  const [, secret, sum] = SHAPE.exec(text) ?? [];
  return secret !== undefined && sum === sumOf(secret);
}

/** Enough of a token to tell it apart, and nothing that opens: `brt_3Jm7`. */
export const tokenHint = (text: string): string => text.slice(0, TOKEN_PREFIX.length + HINT_LENGTH);

const sumOf = (secret: string): string => inBase62(BigInt(crc32(secret)), SUM_LENGTH);

function inBase62(number: bigint, length: number): string {
  let rest = number;
  let text = "";
  while (text.length < length) {
    text = DIGITS[Number(rest % BASE)] + text;
    rest /= BASE;
  }
  return text;
}

/** https://www.rfc-editor.org/rfc/rfc1952#section-8 */
function crc32(text: string): number {
  let sum = 0xff_ff_ff_ff;
  for (const letter of text) {
    sum ^= letter.charCodeAt(0);
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xed_b8_83_20 : sum >>> 1;
  }
  return (sum ^ 0xff_ff_ff_ff) >>> 0;
}
