import { z } from "zod";
import { type Failure, firstLine, type Row } from "./row";

const Said = z.object({ message: z.string().nullish() });
const Suite = z.object({
  title: z.string(),
  file: z.string(),
  specs: z.array(
    z.object({
      title: z.string(),
      line: z.number(),
      tests: z.array(
        z.object({ status: z.string(), results: z.array(z.object({ errors: z.array(Said) })) }),
      ),
    }),
  ),
  get suites() {
    return z.array(Suite).optional();
  },
});
type Suite = z.infer<typeof Suite>;

/** What Playwright's JSON reporter writes, as far as it is read. */
export const PlaywrightReport = z.object({
  suites: z.array(Suite),
  errors: z.array(Said),
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

const FOLDER = "tests";

/** Those of a status; `above`: the titles of the groups that hold the suite. */
function withStatus(
  status: "unexpected" | "flaky",
  suite: Suite,
  above: readonly string[] = [],
): readonly Failure[] {
  const own = suite.specs
    .filter(({ tests }) => tests.some((one) => one.status === status))
    .map(({ title, line, tests }) => ({
      file: `${FOLDER}/${suite.file}:${line}`,
      title: [...above, title].join(" › "),
      error: firstLine(
        tests
          .flatMap(({ results }) => results)
          .flatMap(({ errors }) => errors)
          .map(({ message }) => message ?? "")
          .join("\n"),
      ),
    }));
  const within = suite.suites ?? [];
  return [...own, ...within.flatMap((one) => withStatus(status, one, [...above, one.title]))];
}

/** The run as one row. A test that passed at a second try did pass, and is named as shaky. */
export function browserRow(
  kind: string,
  { suites, errors, stats }: z.infer<typeof PlaywrightReport>,
  seconds: number,
): Row {
  return {
    kind,
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    seconds,
    failures: [
      ...suites.flatMap((suite) => withStatus("unexpected", suite)),
      ...errors.map(({ message }) => ({ file: kind, title: "", error: firstLine(message ?? "") })),
    ],
    shaky: suites.flatMap((suite) => withStatus("flaky", suite)),
  };
}
