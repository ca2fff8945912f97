/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html */
const UNIT_ID = /^(?:ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32})$/;

export const UNIT_WORDS =
  "is not the id of an organizational unit such as ou-abcd-11111111, or of the root such as r-abcd";

/** Whether a text is the id of a unit, or of the root. */
export const isUnitId = (text: string): boolean => UNIT_ID.test(text);

/** The ids of a path as AWS writes it, `o-…/r-…/ou-…/111122223333/`, from the root on; null: it is none. */
export function unitsOfPath(path: string): readonly string[] | null {
  const units = path.split("/").filter(isUnitId);
  return units[0]?.startsWith("r-") ? units : null;
}
