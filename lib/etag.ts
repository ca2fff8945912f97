/** One entity tag of a header, weak or strong (RFC 9110, 8.8.3). */
const TAG = /^\s*(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")\s*(?:,|$)/;

/**
 * Whether If-None-Match names this tag, as RFC 9110 (13.1.2) compares: weakly, so that a proxy that compresses and so
 * weakens tags costs no 304; a list names any of its tags, `*` every one. A header of another form names none.
 */
export function namesTag(header: string | null, tag: string): boolean {
  if (header === null) return false;
  if (header.trim() === "*") return true;
  let rest = header;
  let found = false;
  while (rest !== "") {
    const match = TAG.exec(rest);
    if (!match) return false;
    found ||= match[1] === `"${tag}"`;
    rest = rest.slice(match[0].length);
  }
  return found;
}
