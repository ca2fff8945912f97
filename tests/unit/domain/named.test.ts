import { expect, it } from "vitest";
import { isNamed } from "@/lib/domain/named";

const OWN = "111122223333";
const OTHER = "444455556666";

it.each<[string, readonly string[] | null, readonly (string | null)[], boolean]>([
  ["no list holds everything", null, [OWN], true],
  ["an empty one nothing", [], [OWN, "payments"], false],
  ["its id", [OTHER, OWN], [OWN, "payments"], true],
  ["its name", ["payments"], [OWN, "payments"], true],
  ["its key, where its id is not known", ["default"], ["default", null, "payments"], true],
  ["no name is no name", ["null"], [OWN, null], false],
  ["another's id, as which it is called", [OTHER], [OWN, OTHER], false],
  ["that, beside its own", [OTHER, OWN], [OWN, OTHER], true],
  ["that, beside its key and its id", [OTHER], ["profile:a", OWN, OTHER], false],
  ["its own id, as which it is called", [OWN], [OWN, OWN], true],
  ["what looks like an id, while nobody knows its own", [OTHER], ["profile:a", null, OTHER], true],
  ["one digit less is a name", ["44445555666"], [OWN, "44445555666"], true],
  ["one digit more is a name", ["4444555566667"], [OWN, "4444555566667"], true],
  ["a Region", ["eu-west-1"], ["eu-west-1"], true],
])("%s", (_name, asked, names, expected) => {
  expect(isNamed(asked, ...names)).toBe(expected);
});
