import { createHmac, randomBytes } from "node:crypto";

export type Page<T> = { items: readonly T[]; nextToken: string | undefined };

export type PageRequest = {
  /** Which list, with its filters: a token of one list is refused by another. */
  list: string;
  token: string | undefined;
  size: number;
};

const SECRET = randomBytes(16);

/** One page, or null where the token was not given out for this very list. */
export function pageOf<T>(items: readonly T[], request: PageRequest): Page<T> | null {
  const start = request.token === undefined ? 0 : readToken(request.token, request.list);
  if (start === null || start > items.length) return null;
  const end = start + request.size;
  return {
    items: items.slice(start, end),
    nextToken: end < items.length ? writeToken(end, request.list) : undefined,
  };
}

function writeToken(offset: number, list: string): string {
  const text = String(offset);
  return Buffer.from(`${text}.${seal(text, list)}`, "utf8").toString("base64");
}

function readToken(token: string, list: string): number | null {
  const [text, mac] = Buffer.from(token, "base64").toString("utf8").split(".");
  if (text === undefined || mac === undefined || !/^\d{1,9}$/.test(text)) return null;
  return mac === seal(text, list) ? Number(text) : null;
}

function seal(text: string, list: string): string {
  return createHmac("sha256", SECRET).update(`${list}\n${text}`).digest("hex").slice(0, 24);
}
