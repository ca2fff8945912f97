const BYTES = 16;
const made = new Map<string, string>();

/**
 * The external id for an account that is being added: made by the browser's own source of randomness, and the same as
 * long as the page is not loaded anew. It is sent to nobody and kept nowhere.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function externalIdFor(accountId: string): string {
  const known = made.get(accountId);
  if (known) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const fresh = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  made.set(accountId, fresh);
  return fresh;
}
