type Store = Pick<Storage, "getItem" | "removeItem"> & {
  /** False: only this tab remembers it. */
  setItem: (name: string, text: string) => boolean;
  /** Whether the browser keeps anything at all. */
  keeps: () => boolean;
};

let whose = "";

/**
 * Whose things are read and kept from now on: each person who signs in by this browser finds their own and nobody else's.
 * Null: nobody signs in, and what is kept is the browser's.
 */
export function keepFor(key: string | null): void {
  whose = key === null ? "" : `${key} `;
}

/** As the browser knows what we call `name`. */
export const keptName = (name: string): string => `${whose}${name}`;

/** Null where the reader, or a rule of the browser, forbids to keep anything. */
function allowed<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Where the browser keeps nothing, or has no room left, this tab remembers. */
function storeOver(storage: () => Storage): Store {
  const remembered = new Map<string, string>();
  return {
    getItem(given) {
      const name = keptName(given);
      return remembered.get(name) ?? allowed(() => storage().getItem(name));
    },
    setItem(given, text) {
      const name = keptName(given);
      remembered.set(name, text);
      const kept = allowed(() => {
        storage().setItem(name, text);
        return remembered.delete(name);
      });
      return kept === true;
    },
    keeps: () => allowed(() => storage().length) !== null,
    removeItem(given) {
      const name = keptName(given);
      remembered.delete(name);
      allowed(() => storage().removeItem(name));
    },
  };
}

/** What the browser keeps for all tabs of the dashboard. */
export const browserStore = storeOver(() => localStorage);

/** What it keeps for this tab, over reloads. */
export const tabStore = storeOver(() => sessionStorage);
