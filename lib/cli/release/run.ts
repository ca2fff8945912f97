import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import {
  type Check,
  checkChangelog,
  checkLicences,
  checkPins,
  checkTag,
  checkTree,
  checkVersion,
  tableOf,
} from "./checks";
import {
  git,
  keepLicences,
  keepNotes,
  madeFolder,
  makePackage,
  makeSbom,
  noteProvenance,
} from "./make";

const USAGE = `Usage: npm run release -- --dry-run [options]

Does everything of a release that needs no network, tells what is wrong with it, and publishes nothing. That is done by
.github/workflows/release.yml, of a tag.

  --out FOLDER   where what it makes is put (release)
  --no-pack      leaves out the build and the package
  --help         prints this

Exit: 0 it could be released, 1 something is wrong with it, 3 wrong usage.
`;

const WORKFLOWS = path.join(".github", "workflows");
/** What has to have passed on this commit. */
const TESTS = ["npm test", "npm run chaos"];

const json = (file: string) => JSON.parse(readFileSync(file, "utf8"));

/** What says the version once more: where to, and what it says there. A workflow's own tag is such a place. */
function copiesOf(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const chart = parse(readFileSync(path.join("deploy", "chart", "Chart.yaml"), "utf8"));
  const { GITHUB_REF_TYPE: kind, GITHUB_REF_NAME: tag } = env;
  return {
    "package-lock.json": json("package-lock.json").version,
    "public/openapi.json": json(path.join("public", "openapi.json")).info.version,
    "the chart": chart.version,
    "the image of the chart": chart.appVersion,
    ...(kind === "tag" && tag && { "the tag": tag.replace(/^v/, "") }),
  };
}

function release({ out, pack }: { out: string; pack: boolean }): readonly Check[] {
  rmSync(out, { recursive: true, force: true });
  const folder = madeFolder(out);
  const manifest = json("package.json");
  const lock = json("package-lock.json");
  const version: string = manifest.version;
  const head = git("rev-parse", "HEAD") ?? "";
  const tagged = git("rev-parse", "--quiet", "--verify", `refs/tags/v${version}^{commit}`);
  const workflows = Object.fromEntries(
    readdirSync(WORKFLOWS).map((name) => [name, readFileSync(path.join(WORKFLOWS, name), "utf8")]),
  );
  const changelog = readFileSync("CHANGELOG.md", "utf8");
  keepNotes(folder, changelog, version);
  const { licensed, ...licences } = checkLicences(lock);
  keepLicences(folder, licensed);
  return [
    checkVersion(version, copiesOf(process.env)),
    checkChangelog(changelog, version),
    checkTree(git("status", "--porcelain") ?? "unknown"),
    checkTag(version, { tagged, head }),
    checkPins(workflows),
    { name: "tests", outcome: "note", said: `not run here: ${TESTS.join(", ")}` },
    licences,
    makeSbom(folder),
    packageOf(folder, { pack, hasScript: "pack" in manifest.scripts }),
    noteProvenance(folder, { version, commit: head }),
  ];
}

function packageOf(
  folder: string,
  { pack, hasScript }: { pack: boolean; hasScript: boolean },
): Check {
  if (pack && hasScript) return makePackage(folder);
  const said = pack ? "there is no script that packs yet" : "left out";
  return { name: "package", outcome: "note", said };
}

function main(args: readonly string[]): number {
  const { values } = parseArgs({
    args: [...args],
    options: {
      "dry-run": { type: "boolean", default: false },
      out: { type: "string", default: "release" },
      "no-pack": { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help || !values["dry-run"]) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 3;
  }
  const checks = release({ out: path.resolve(values.out), pack: !values["no-pack"] });
  process.stdout.write(tableOf(checks));
  return checks.some(({ outcome }) => outcome === "failed") ? 1 : 0;
}

process.chdir(path.resolve(import.meta.dirname, "..", "..", ".."));
process.exitCode = main(process.argv.slice(2));
