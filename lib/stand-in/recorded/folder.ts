import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { REGION_STATUSES } from "@/lib/stand-in/world/types";
import { ANSWER_FILES, ANSWER_FOLDERS, LIST_FILES } from "./files";
import type { Json, Recorded } from "./types";

export const keyOf = (...parts: readonly string[]): string => parts.join(" ");

const EXAMPLE_ACCOUNT = "111122223333";
const REGION_NAME = /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/;
const Region = z.object({ RegionName: z.string(), RegionOptStatus: z.enum(REGION_STATUSES) });
const Identity = z.object({ Account: z.string().regex(/^\d{12}$/) });
const Regions = z.object({ Regions: z.array(Region) });
const Answer = z.record(z.string(), z.unknown());

/** Reads a folder of recorded answers, or says of each file what is wrong with it. */
export function readRecorded(
  folder: string,
): { ok: true; recorded: Recorded } | { ok: false; problems: readonly string[] } {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    return { ok: false, problems: [`${folder} is no folder`] };
  }
  const problems: string[] = [];
  const read = <T>(file: string, shape: z.ZodType<T>): T | null => {
    const found = parsed(file, shape);
    if (found.ok) return found.value;
    problems.push(`${path.relative(folder, file)}: ${found.problem}`);
    return null;
  };
  const identity = ifThere(path.join(folder, "get-caller-identity.json"), (file) =>
    read(file, Identity),
  );
  const listed = ifThere(path.join(folder, "list-regions.json"), (file) => read(file, Regions));
  const folders = readdirSync(folder).filter((name) => REGION_NAME.test(name));
  const lists = new Map<string, readonly unknown[]>();
  const answers = new Map<string, Json>();
  for (const region of folders) {
    const at = path.join(folder, region);
    for (const [name, { operation, items }] of Object.entries(LIST_FILES)) {
      const list = ifThere(path.join(at, `${name}.json`), (file) =>
        read(file, z.object({ [items]: z.array(z.unknown()) })),
      );
      if (list) lists.set(keyOf(region, operation), list[items] ?? []);
    }
    for (const [name, operation] of Object.entries(ANSWER_FILES)) {
      const answer = ifThere(path.join(at, `${name}.json`), (file) => read(file, Answer));
      if (answer) answers.set(keyOf(region, operation, ""), answer);
    }
    for (const [name, operation] of Object.entries(ANSWER_FOLDERS)) {
      for (const [subject, file] of filesIn(path.join(at, name))) {
        const answer = read(file, Answer);
        if (answer) answers.set(keyOf(region, operation, subject), answer);
      }
    }
  }
  if (folders.length === 0) problems.push("no folder of a Region, such as us-east-1, is in it");
  if (problems.length > 0) return { ok: false, problems };
  const accountId = identity?.Account ?? EXAMPLE_ACCOUNT;
  return {
    ok: true,
    recorded: { accountId, regions: listed && regionsOf(listed), folders, lists, answers },
  };
}

const regionsOf = ({ Regions: regions }: z.infer<typeof Regions>) =>
  regions.map(({ RegionName: name, RegionOptStatus: status }) => ({ name, status }));

function ifThere<T>(file: string, read: (file: string) => T | null): T | null {
  return existsSync(file) ? read(file) : null;
}

/** A colon may stand in no file name everywhere, so `_` stands for it: no model id has one. */
function filesIn(folder: string): readonly (readonly [subject: string, file: string])[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => [name.slice(0, -".json".length).replaceAll("_", ":"), path.join(folder, name)]);
}

function parsed<T>(
  file: string,
  shape: z.ZodType<T>,
): { ok: true; value: T } | { ok: false; problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { ok: false, problem: "is not JSON; record it with --output json" };
  }
  const checked = shape.safeParse(value);
  if (checked.success) return { ok: true, value: checked.data };
  const [issue] = checked.error.issues;
  return { ok: false, problem: `${issue?.path.join(".") || "it"}: ${issue?.message ?? "invalid"}` };
}
