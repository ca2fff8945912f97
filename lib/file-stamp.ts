import { statSync } from "node:fs";

/**
 * A text that changes with the file, through links; null: it can't be looked at. Size and time alone do not tell one
 * file from another that was put in its place, as Kubernetes does with a link.
 */
export function fileStamp(file: string): string | null {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = statSync(file);
    return [dev, ino, size, mtimeMs, ctimeMs].join("/");
  } catch {
    // Treated as absent; reading it says why.
    return null;
  }
}

/** When the file was last written, in epoch milliseconds by the file system; null: it can't be looked at. */
export function fileTime(file: string): number | null {
  try {
    return Math.round(statSync(file).mtimeMs);
  } catch {
    return null; // as above
  }
}
