import { afterEach, describe, expect, it, vi } from "vitest";
import { showNotification } from "@/components/notify/show-notification";

const NEWS = { title: "Agreement ready", body: "xai.grok-4", tag: "agreement x" };

describe("a notification", () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ["is the browser's own where it shows one", () => ({ onclick: null }), []],
    [
      "is said in the page where the browser throws, as Chrome for Android does",
      () => {
        throw new TypeError("Failed to construct 'Notification': Illegal constructor.");
      },
      [["Agreement ready", "xai.grok-4. This browser shows a page's news in the page alone."]],
    ],
  ])("%s", (_name, made, said) => {
    vi.stubGlobal(
      "Notification",
      vi.fn(function shown() {
        return made();
      }),
    );
    const told: string[][] = [];
    const shown = showNotification(NEWS, (...words) => void told.push(words));
    expect(told).toEqual(said);
    expect(shown === null).toBe(said.length > 0);
  });
});
