import { CODES } from "./codes";
import { partitionOf } from "./region";
import { nameOfPath } from "./requirement/address";

const KNOWN: Readonly<Record<string, (name: string) => boolean>> = {
  regions: (name) => partitionOf(name) !== null,
  errors: (name) => CODES.some((code) => code === name),
  requirements: (name) => nameOfPath(name) !== null,
};

/** Whether the path of a page names what can't be: a Region that AWS's naming does not allow, a code that nobody has. */
export function leadsNowhere(pathname: string): boolean {
  const [, page = "", name, ...more] = pathname.split("/");
  if (!name || more.length > 0 || !Object.hasOwn(KNOWN, page)) return false;
  return !KNOWN[page]?.(name);
}
