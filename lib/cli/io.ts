/** Where a command reads and writes; results go out, progress and complaints to `err`. */
export type Io = {
  out(text: string): void;
  err(text: string): void;
  /** Whether `err` is a terminal that can rewrite a line. */
  interactive: boolean;
  stdin: NodeJS.ReadableStream;
  env: Record<string, string | undefined>;
};

export const systemIo = (): Io => ({
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  interactive: process.stderr.isTTY === true,
  stdin: process.stdin,
  env: process.env,
});
