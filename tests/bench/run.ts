import { cpus, loadavg } from "node:os";
import { askedFigures } from "./asked";
import type { Figure, Measured } from "./figure";
import { access } from "./figures/access";
import { accounts } from "./figures/accounts";
import { acts } from "./figures/acts";
import { deadRegion } from "./figures/dead-region";
import { diagnosis } from "./figures/diagnosis";
import { door } from "./figures/door";
import { fleet } from "./figures/fleet";
import { hundred } from "./figures/hundred";
import { limit } from "./figures/limit";
import { organisation } from "./figures/organisation";
import { past } from "./figures/past";
import { questions } from "./figures/questions";
import { record } from "./figures/record";
import { replicas } from "./figures/replicas";
import { scan } from "./figures/scan";
import { screens } from "./figures/screens";
import { signIn } from "./figures/sign-in";
import { storm } from "./figures/storm";
import { trace } from "./figures/trace";
import { ui } from "./figures/ui";
import { weather } from "./figures/weather";

const FIGURES: readonly Figure[] = [
  diagnosis,
  scan,
  limit,
  storm,
  deadRegion,
  fleet,
  replicas,
  hundred,
  organisation,
  past,
  access,
  signIn,
  record,
  door,
  ui,
  questions,
  screens,
  acts,
  accounts,
  trace,
  weather,
];

const MARK = { true: "met", false: "MISSED", null: "" } as const;
const markOf = ({ ok }: Measured) => MARK[`${ok}`];

/** Measures what the command line names, or everything, and prints it beside its budget. */
async function main(words: readonly string[]): Promise<number> {
  const asked = askedFigures(words, FIGURES);
  if (!asked.ok) {
    process.stderr.write(`${asked.error}\n`);
    return 3;
  }
  const rows: Measured[] = [];
  for (const figure of asked.value.wanted) {
    process.stderr.write(`Measuring ${figure.name} …\n`);
    rows.push(...(await figure.measure(asked.value.words)));
  }
  process.stdout.write(table(rows));
  const [load = 0] = loadavg();
  process.stdout.write(
    `\n${cpus().length} processors, load ${load.toFixed(1)}; Node.js ${process.version}\n`,
  );
  return rows.some(({ ok }) => ok === false) ? 1 : 0;
}

function table(rows: readonly Measured[]): string {
  const width = (pick: (row: Measured) => string) =>
    Math.max(...rows.map((row) => pick(row).length));
  const [what, measured, budget] = [
    width((row) => row.what),
    width((row) => row.measured),
    width((row) => row.budget),
  ];
  return rows
    .map((row) =>
      [row.what.padEnd(what), row.measured.padEnd(measured), row.budget.padEnd(budget), markOf(row)]
        .join("  ")
        .trimEnd(),
    )
    .join("\n")
    .concat("\n");
}

process.exitCode = await main(process.argv.slice(2));
