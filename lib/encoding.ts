const CODING = /^\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?$/i;

/** Whether Accept-Encoding takes gzip (RFC 9110, 12.5.3): by its name, else by `*`, with a weight above 0. */
export function takesGzip(header: string | null): boolean {
  const weights = new Map<string, number>();
  for (const part of header?.split(",") ?? []) {
    const match = CODING.exec(part);
    if (match?.[1]) weights.set(match[1].toLowerCase(), Number(match[2] ?? 1));
  }
  return (weights.get("gzip") ?? weights.get("*") ?? 0) > 0;
}
