/** What a changelog says of a version, without its heading; null: it has no entry. */
export function entryOf(changelog: string, version: string): string | null {
  const sections = changelog.split(/^## /m).slice(1);
  const own = sections.find((section) => headingOf(section) === version);
  return own === undefined ? null : own.slice(own.indexOf("\n")).trim();
}

/** "0.2.0", of a heading such as "0.2.0 (2026-12-01)" or "[0.2.0] - 2026-12-01". */
const headingOf = (section: string): string => /^\[?([^\s\]]+)/.exec(section)?.[1] ?? "";
