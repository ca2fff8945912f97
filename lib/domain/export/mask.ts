const ACCOUNT_ID = /(?<![0-9])[0-9]{8}([0-9]{4})(?![0-9])/g;

/** Hides every account id in a text but for its last four digits, inside ARNs and messages as well. */
export function maskAccountIds(text: string): string {
  return text.replace(ACCOUNT_ID, "********$1");
}

const STRING = /"(?:[^"\\]|\\.)*"/g;

/** The same of JSON, in its strings alone: a quota may have as many digits as an account id. */
export const maskJson = (json: string): string =>
  json.replace(STRING, (text) => maskAccountIds(text));

export const maskAs = (format: string, text: string): string =>
  format === "json" ? maskJson(text) : maskAccountIds(text);
