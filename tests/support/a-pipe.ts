import { execFileSync } from "node:child_process";

/** A named pipe that nobody writes to: who opens it plainly waits for ever. Not on Windows. */
export function aPipe(file: string): string {
  execFileSync("mkfifo", [file]);
  return file;
}
