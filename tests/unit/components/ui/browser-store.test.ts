import { afterEach, describe, expect, it, vi } from "vitest";
import { browserStore, keepFor, tabStore } from "@/components/ui/browser-store";

const inMemory = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  };
};
const forbid = (name: string) =>
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get: () => {
      throw new DOMException("denied", "SecurityError");
    },
  });
const full = {
  ...inMemory(),
  setItem: () => {
    throw new DOMException("no room", "QuotaExceededError");
  },
};

describe.each([
  ["localStorage", browserStore],
  ["sessionStorage", tabStore],
])("what is kept in %s", (name, store) => {
  afterEach(() => {
    keepFor(null);
    store.removeItem("a");
    Reflect.deleteProperty(globalThis, name);
    vi.unstubAllGlobals();
  });

  it.each([
    ["where the browser keeps it", () => vi.stubGlobal(name, inMemory())],
    ["where it forbids even to look", () => forbid(name)],
    ["where it has no room", () => vi.stubGlobal(name, full)],
  ])("is found again, and taken away, %s", (_name, given) => {
    given();
    expect(store.getItem("a")).toBeNull();
    store.setItem("a", "one");
    expect(store.getItem("a")).toBe("one");
    store.removeItem("a");
    expect(store.getItem("a")).toBeNull();
  });

  it("is the other tab's word once this one's was kept", () => {
    const shared = inMemory();
    vi.stubGlobal(name, shared);
    store.setItem("a", "one");
    shared.setItem("a", "two");
    expect(store.getItem("a")).toBe("two");
  });

  it.each([
    ["kept", inMemory],
    ["remembered by the tab alone", () => full],
  ])("of one person is nobody else's, and theirs again when they come back, %s", (_name, given) => {
    vi.stubGlobal(name, given());
    const seen = (who: string | null): string | null => {
      keepFor(who);
      return store.getItem("a");
    };
    keepFor("ana");
    store.setItem("a", "one");
    expect(["vic", null, "ana"].map(seen)).toEqual([null, null, "one"]);
    seen("vic");
    store.removeItem("a");
    expect(seen("ana")).toBe("one");
    store.removeItem("a");
    expect(seen("ana")).toBeNull();
  });
});
