/** A log of this size holds thousands of lines; more is not one error any longer. */
export const FILE_MAX_BYTES = 512 * 1_024;

export type FileRead = { ok: true; text: string } | { ok: false; why: string };

/** Reads a dropped or chosen file in the browser. A file that is too large or no text is refused, never cut. */
export async function readTextFile(file: Pick<File, "name" | "size" | "text">): Promise<FileRead> {
  if (file.size > FILE_MAX_BYTES) {
    return { ok: false, why: `${file.name} is larger than 512 kB. Take the lines of the error.` };
  }
  try {
    const text = await file.text();
    if (text.includes("\u0000")) return { ok: false, why: `${file.name} is no text file.` };
    return text.trim() ? { ok: true, text } : { ok: false, why: `${file.name} is empty.` };
  } catch {
    return { ok: false, why: `The browser could not read ${file.name}.` };
  }
}
