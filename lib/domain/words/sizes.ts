const KB = 1_000;
const MB = 1_000 * KB;
const GB = 1_000 * MB;

/** How much room something takes: "412 kB", "41 MB", "1.2 GB". */
export function sizeText(bytes: number): string {
  if (bytes < MB) return `${Math.ceil(bytes / KB)} kB`;
  if (bytes < GB) return `${Math.round(bytes / MB)} MB`;
  return `${(bytes / GB).toFixed(1)} GB`;
}
