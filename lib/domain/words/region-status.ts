/** AWS's values: https://docs.aws.amazon.com/accounts/latest/reference/API_Region.html */
const WORDS: Readonly<Record<string, string>> = {
  ENABLED: "enabled",
  ENABLED_BY_DEFAULT: "on by default",
  ENABLING: "being enabled",
  DISABLING: "being switched off",
  DISABLED: "off",
};

/** Whether a Region is on, in words; a value that AWS added since stands as it came, and null is not known. */
export const regionStatusText = (status: string | null): string =>
  status === null ? "not known" : (WORDS[status] ?? status);
