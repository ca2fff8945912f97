import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

export type Browser = { state: "found"; path: string } | { state: "absent"; reason: string };

/** The shell draws and runs pages as the others do, without the windows around them, for little more than half of the work. */
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];
const USUAL_PLACES = [
  "/usr/lib/chromium/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];
const DOWNLOAD_MS = 180_000;

/** A browser that is already here: `BROWSER_PATH`, one of the machine's, or Playwright's own. Null: none. */
export function findBrowser(): string | null {
  const named = process.env.BROWSER_PATH;
  if (named) return existsSync(named) ? named : null;
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...onPath, ...USUAL_PLACES, chromium.executablePath()].find(starts) ?? null;
}

/** Finds a browser, or fetches one: Playwright's own first, then the distribution's where we may install it. */
export function ensureBrowser(): Browser {
  const here = findBrowser();
  if (here) return { state: "found", path: here };
  if (process.env.BROWSER_PATH) {
    return {
      state: "absent",
      reason: `BROWSER_PATH names ${process.env.BROWSER_PATH}, which is not there`,
    };
  }
  const ways: readonly (readonly [string, readonly string[]])[] =
    process.platform === "linux" && process.getuid?.() === 0
      ? [PLAYWRIGHT, ["apt-get", ["update"]], ["apt-get", ["install", "-y", "chromium"]]]
      : [PLAYWRIGHT];
  for (const [command, args] of ways) {
    spawnSync(command, [...args], { stdio: "ignore", timeout: DOWNLOAD_MS });
    const found = findBrowser();
    if (found) return { state: "found", path: found };
  }
  return {
    state: "absent",
    reason:
      "no browser was found and none could be fetched; install Chromium or Chrome, or set BROWSER_PATH to one",
  };
}

const PLAYWRIGHT = ["npx", ["playwright", "install", "chromium"]] as const;

/** Some distributions ship a `chromium` that only says how to install it. */
const starts = (file: string): boolean =>
  existsSync(file) && spawnSync(file, ["--version"], { stdio: "ignore" }).status === 0;
