const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Milliseconds of `30s`, `15m`, `1h`, `400d`; null when the text is none. */
export function parseDuration(text: string): number | null {
  const match = /^(\d{1,6})([smhd])$/.exec(text.trim());
  const unit = UNIT_MS[match?.[2] ?? ""];
  return match?.[1] && unit ? Number(match[1]) * unit : null;
}
