import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";

export type Look = {
  name: string;
  width: number;
  height: number;
  colorScheme: "light" | "dark";
  wide: boolean;
  /** 2: what a browser shows at 200 % zoom. */
  scale?: number;
  forcedColors?: "active";
};

const DESK = { width: 1_440, height: 900, wide: true };
const LARGE = { width: 1_920, height: 1_080, wide: true };
const ZOOMED = { width: 720, height: 450, wide: true, scale: 2 };
const PHONE = { width: 390, height: 844, wide: false };

type Size = Omit<Look, "name" | "colorScheme">;
const bothThemes = (name: string, size: Size): readonly [Look, Look] => [
  { ...size, name: `${name}-light`, colorScheme: "light" },
  { ...size, name: `${name}-dark`, colorScheme: "dark" },
];

/** How people look at it: at a desk and in the hand, by day and by night. */
export const LOOKS: readonly [Look, ...Look[]] = [
  ...bothThemes("wide", DESK),
  ...bothThemes("narrow", PHONE),
];

/** The same on a large screen, at 200 % zoom, and with the colours that somebody's system forces. */
export const MORE_LOOKS: readonly Look[] = [
  ...bothThemes("large", LARGE),
  ...bothThemes("zoomed", ZOOMED),
  ...bothThemes("forced", { ...DESK, forcedColors: "active" }),
];

export const asContext = ({ width, height, colorScheme, scale = 1, forcedColors }: Look) => ({
  viewport: { width, height },
  colorScheme,
  deviceScaleFactor: scale,
  ...(forcedColors && { forcedColors }),
});

export type Shot = { caption: string; file: string };

type Sheet = {
  shots: readonly Shot[];
  look: Look;
  /** How many beside each other, and how wide each is in pixels. */
  columns: readonly [number, number];
  /** The file to write. */
  sheet: string;
};

/** All shots of a look on one page, a caption under each. */
export async function drawSheet(
  page: Page,
  { shots, look, columns: [count, each], sheet }: Sheet,
): Promise<void> {
  const dark = look.colorScheme === "dark";
  const figures = shots.map(({ caption, file }) => {
    const data = readFileSync(file).toString("base64");
    return `<figure><img src="data:image/png;base64,${data}"><figcaption>${caption}</figcaption></figure>`;
  });
  const style = `body{margin:16px;background:${dark ? "#000" : "#ddd"};color:${dark ? "#ddd" : "#111"};font:12px sans-serif;display:grid;grid-template-columns:repeat(${count},${each}px);gap:16px}figure{margin:0}img{width:100%;display:block}figcaption{padding:6px 0}`;
  const html = path.resolve(path.dirname(sheet), `${look.name}.html`);
  writeFileSync(
    html,
    `<!doctype html><meta charset="utf-8"><style>${style}</style>${figures.join("")}`,
  );
  await page.setViewportSize({ width: count * (each + 16) + 16, height: 900 });
  await page.goto(`file://${html}`);
  await page.screenshot({ path: sheet, fullPage: true });
}
