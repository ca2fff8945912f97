const ALLOWED = /[^\w+=,.@-]+/g;
const MAX = 64;
const LEAST = 2;

/**
 * A person as AWS's record names them: letters, digits and `+=,.@-_`, 2 to 64 of them.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function sourceIdentityOf(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ".")
    .replace(ALLOWED, "");
  return plain.length >= LEAST ? plain.slice(0, MAX) : `person-${plain || "unnamed"}`;
}
