/** Where a command reads and writes; results go out, progress and complaints to `err`. */
export type Io = {
  out(text: string): void;
  /** Waits until all that went out is taken; absent: it is at once. */
  taken?(): Promise<void>;
  err(text: string): void;
  /** Whether `err` is a terminal that can rewrite a line. */
  interactive: boolean;
  stdin: NodeJS.ReadableStream;
  env: Record<string, string | undefined>;
};

export const systemIo = (): Io => ({
  out: (text) => void process.stdout.write(text),
  taken: () => takenFrom(process.stdout),
  err: (text) => void process.stderr.write(text),
  interactive: process.stderr.isTTY === true,
  stdin: process.stdin,
  env: process.env,
});

/** Says more than memory should hold: each part once those before are taken. */
export async function pour(
  io: Pick<Io, "out" | "taken">,
  parts: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  for await (const part of parts) {
    io.out(part);
    await io.taken?.();
  }
}

/** A reader that has gone takes everything. */
export const takenFrom = (stream: NodeJS.WritableStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write("", () => resolve());
  });
