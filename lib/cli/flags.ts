import { err, ok, type Result } from "@/lib/domain/result";

/** What a command was given; what Node refuses of it is told with where its options stand. */
export function flagsOf<Parsed>(command: string, parse: () => Parsed): Result<Parsed, string> {
  try {
    return ok(parse());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return err(`${why} See ${command} --help.`);
  }
}
