import { err, ok, type Result } from "@/lib/domain/result";

/** A name for an address inside the product: page, filter and all that is shown. */
export type SavedView = { name: string; address: string };

/** `start` is the name of the view that opens first; null: the matrix as it is. */
export type SavedViews = { views: readonly SavedView[]; start: string | null };

export const NO_VIEWS: SavedViews = { views: [], start: null };

const NAME_MAX = 60;
const VIEWS_MAX = 50;

/** What a browser keeps; null for a text that can't be read. An address that leads out of the product is left out. */
export function parseViews(text: string): SavedViews | null {
  try {
    const stored: unknown = JSON.parse(text);
    if (!isStored(stored)) return null;
    const views = stored.views.filter(({ address }) => isOwn(address));
    return withStart({ ...stored, views }, stored.start);
  } catch {
    return null;
  }
}

function isStored(value: unknown): value is SavedViews {
  if (typeof value !== "object" || value === null) return false;
  if (!("views" in value) || !("start" in value) || !Array.isArray(value.views)) return false;
  return (value.start === null || typeof value.start === "string") && value.views.every(isView);
}

const isView = (value: unknown): value is SavedView =>
  typeof value === "object" &&
  value !== null &&
  "name" in value &&
  typeof value.name === "string" &&
  "address" in value &&
  typeof value.address === "string";

/** One slash: two, or a slash and a backslash, name another host. */
const isOwn = (address: string): boolean => /^\/(?![/\\])/.test(address);

/** The address of what is shown, without the cell whose sheet is open. */
export function addressOfView(pathname: string, search: string): string {
  const kept = new URLSearchParams(search);
  kept.delete("cell");
  const text = kept.toString().replaceAll("%2C", ",");
  return text === "" ? pathname : `${pathname}?${text}`;
}

/** With a view kept under a name; one of that name is replaced. Refused in words: without a name, too long, too many. */
export function keepView(kept: SavedViews, view: SavedView): Result<SavedViews, string> {
  const name = view.name.trim();
  if (name === "") return err("Give it a name.");
  if (name.length > NAME_MAX) return err(`A name has at most ${NAME_MAX} letters.`);
  const found = kept.views.find((one) => isNamed(one, name));
  if (!found && kept.views.length >= VIEWS_MAX)
    return err(`${VIEWS_MAX} views are kept at most. Remove one first.`);
  const next = { name: found?.name ?? name, address: view.address };
  const views = found
    ? kept.views.map((one) => (one === found ? next : one))
    : [...kept.views, next];
  return ok({ ...kept, views });
}

/** Whether keeping under this name replaces a view. */
export const isTaken = ({ views }: SavedViews, name: string): boolean =>
  views.some((view) => isNamed(view, name.trim()));

const isNamed = (view: SavedView, name: string): boolean =>
  view.name.toLowerCase() === name.toLowerCase();

export function withoutView({ views, start }: SavedViews, name: string): SavedViews {
  return {
    views: views.filter((view) => view.name !== name),
    start: start === name ? null : start,
  };
}

export const withStart = ({ views }: SavedViews, start: string | null): SavedViews => ({
  views,
  start: views.some(({ name }) => name === start) ? start : null,
});

/** Where the product opens; null: the matrix as it is. */
export const startAddress = ({ views, start }: SavedViews): string | null =>
  views.find(({ name }) => name === start)?.address ?? null;
