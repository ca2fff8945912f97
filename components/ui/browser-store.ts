type Store = Pick<Storage, "getItem" | "removeItem"> & {
  /** False: only this tab remembers it. */
  setItem: (name: string, text: string) => boolean;
  /** Whether the browser keeps anything at all. */
  keeps: () => boolean;
};

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
    getItem: (name) => remembered.get(name) ?? allowed(() => storage().getItem(name)),
    setItem(name, text) {
      remembered.set(name, text);
      const kept = allowed(() => {
        storage().setItem(name, text);
        return remembered.delete(name);
      });
      return kept === true;
    },
    keeps: () => allowed(() => storage().length) !== null,
    removeItem(name) {
      remembered.delete(name);
      allowed(() => storage().removeItem(name));
    },
  };
}

/** What the browser keeps for all tabs of the dashboard. */
export const browserStore = storeOver(() => localStorage);

/** What it keeps for this tab, over reloads. */
export const tabStore = storeOver(() => sessionStorage);
