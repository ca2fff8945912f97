import { z } from "zod";
import { unitOfName } from "@/lib/domain/access/grants";
import { keyIn } from "./accounts";

export type FileProblem = { path: readonly PropertyKey[]; text: string };

/** A list whose entries may be wrong, each in its place; of what is no such list, none. */
const listOf = <Entry extends z.ZodType>(entry: Entry) =>
  z.array(entry.nullable().catch(null)).catch([]);

const text = z.string().optional();
const Grants = listOf(z.object({ ous: z.unknown().optional(), accounts: listOf(z.string()) }));
const Loose = z
  .object({
    accounts: listOf(z.object({ id: text, role: text, profile: text })),
    organization: z.unknown().optional(),
    requirements: listOf(z.object({ name: text, ous: z.unknown().optional() })),
    access: z.object({ grants: Grants }).catch({ grants: [] }),
  })
  .catch({ accounts: [], requirements: [], access: { grants: [] } });
type Loose = z.infer<typeof Loose>;

/** What is wrong with entries only beside others. It is told whatever else is wrong with them. */
export function problemsAcross(whole: unknown): readonly FileProblem[] {
  const file = Loose.parse(whole);
  return [...sameAccounts(file), ...sameRequirements(file), ...unitsOfNone(file)];
}

function sameAccounts({ accounts }: Loose): readonly FileProblem[] {
  const keys = accounts.map((entry) => (entry === null ? null : keyIn(entry)));
  return repeated(keys).map(({ value, place }) => ({
    path: ["accounts", place],
    text: `account ${value} is there twice.`,
  }));
}

function sameRequirements({ requirements }: Loose): readonly FileProblem[] {
  const names = requirements.map((entry) => entry?.name ?? null);
  return repeated(names).map(({ value, place }) => ({
    path: ["requirements", place, "name"],
    text: `requirements.${place}.name ${value} is there twice.`,
  }));
}

/** What stands in a list a second time, and where. */
function repeated(values: readonly (string | null)[]) {
  return values.flatMap((value, place) =>
    value !== null && values.indexOf(value) < place ? [{ value, place }] : [],
  );
}

function unitsOfNone({ organization, requirements, access }: Loose): readonly FileProblem[] {
  if (organization !== undefined) return [];
  const inRequirements = requirements.flatMap((entry, place) =>
    entry?.ous === undefined ? [] : [["requirements", place, "ous"]],
  );
  const inGrants = access.grants.flatMap((entry, place) => {
    const at = ["access", "grants", place];
    const named = entry?.accounts.findIndex((name) => name !== null && unitOfName(name) !== null);
    return [
      ...(entry?.ous === undefined ? [] : [[...at, "ous"]]),
      ...(named === undefined || named < 0 ? [] : [[...at, "accounts", named]]),
    ];
  });
  return [...inRequirements, ...inGrants].map((path) => ({
    path,
    text: `${path.join(".")} names units, and there is no organization in this file.`,
  }));
}
