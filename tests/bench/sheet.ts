import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";

/** How people look at it: at a desk and in the hand, by day and by night. */
export const LOOKS = [
  { name: "wide-light", width: 1_440, height: 900, colorScheme: "light", wide: true },
  { name: "wide-dark", width: 1_440, height: 900, colorScheme: "dark", wide: true },
  { name: "narrow-light", width: 390, height: 844, colorScheme: "light", wide: false },
  { name: "narrow-dark", width: 390, height: 844, colorScheme: "dark", wide: false },
] as const;
export type Look = (typeof LOOKS)[number];

export const asContext = ({ width, height, colorScheme }: Look) => ({
  viewport: { width, height },
  colorScheme,
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
