/**
 * A short name of a text, by FNV-1a over it twice: equal texts have equal names, and different ones hardly ever the same.
 * It keeps nothing secret.
 */
export const nameOfText = (text: string): string =>
  `${text.length.toString(36)}-${fnv(text, 0x811c9dc5)}-${fnv(text, 0x01234567)}`;

function fnv(text: string, seed: number): string {
  let value = seed;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value.toString(36);
}
