const RESERVED = /[!'()*.~]/g;
const hexOf = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * A requirement's name as one part of a path: letters, digits, `-` and `_` stand for themselves, `~2F` for any other
 * byte. No proxy has anything to decode in it, and no name is `..`.
 */
export const pathOfName = (name: string): string =>
  encodeURIComponent(name.replace(/\p{Surrogate}/gu, "�"))
    .replace(RESERVED, hexOf)
    .replaceAll("%", "~");

/** The name a part of a path stands for; null where it is none. */
export function nameOfPath(part: string): string | null {
  try {
    return /^[\w~-]+$/.test(part) ? decodeURIComponent(part.replaceAll("~", "%")) : null;
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
