import type { Page } from "@playwright/test";

const REGION_CODE = /\b[a-z]{2}(?:-gov)?-(?:north|south|east|west|central)[a-z]*-\d\b/g;
/** The name of a model within its id. */
const MODEL_NAME =
  /(?<=\b(?:ai21|amazon|anthropic|cohere|meta|mistral|openai|writer)\.)[a-z][a-z0-9-]*/g;

/** Region codes that stand on two lines, as they are seen; none may. What can be edited wraps as it must. */
export const brokenCodes = (page: Page): Promise<readonly string[]> =>
  onTwoLines(page, REGION_CODE);

/** The same of the names of models in their ids. */
export const brokenModels = (page: Page): Promise<readonly string[]> =>
  onTwoLines(page, MODEL_NAME);

const onTwoLines = (page: Page, code: RegExp): Promise<readonly string[]> =>
  page.evaluate((code) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const broken: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest("textarea, script, style, noscript")) continue;
      for (const { 0: text, index } of (node.textContent ?? "").matchAll(code)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + text.length);
        const rows = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        const upright = getComputedStyle(node.parentElement ?? document.body).writingMode;
        if (rows.size > 1 && upright === "horizontal-tb") broken.push(text);
      }
    }
    return broken;
  }, code);

/** By how much a page is wider than its window, and what of it reaches beyond; nothing may. */
export const sticksOut = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const by = document.documentElement.scrollWidth - window.innerWidth;
    if (by <= 0) return [];
    const beyond = [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > window.innerWidth)
      .map((one) => one.outerHTML.slice(0, 200));
    return [`${by} px`, ...beyond];
  });

/** What is counted by a word that does not fit its number, such as `1 cells`, as it is seen or read aloud. */
export const wrongPlurals = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const wrong =
      /.{0,30}(?<![\d.,:-])1 (?:accounts|actions|agreements|calls|causes|cells|changes|days|lines|models|quotas|Regions|requirements|rows)\b/g;
    const named = [...document.querySelectorAll("[aria-label], [title]")].flatMap((one) => [
      one.getAttribute("aria-label") ?? "",
      one.getAttribute("title") ?? "",
    ]);
    const shown = [...document.body.children].filter(
      (one) => !one.matches("script, style, noscript"),
    );
    return [...shown.map((one) => one.textContent), ...named].flatMap(
      (text) => text.match(wrong) ?? [],
    );
  });

/** How far what a page shows stays from either edge of what there is, in px. */
export const margins = (page: Page): Promise<{ left: number; right: number }> =>
  page.evaluate(() => {
    const main = document.querySelector("main");
    const boxes = [...(main?.querySelectorAll("h1, h2, p, table, button, a, dl") ?? [])]
      .map((one) => one.getBoundingClientRect())
      .filter(({ width }) => width > 1);
    const left = Math.min(...boxes.map((box) => box.left));
    const right = window.innerWidth - Math.max(...boxes.map((box) => box.right));
    return { left, right };
  });

/** What is drawn by its ground and is not seen with forced colours: bars, ticks and hatches without an edge or a colour of their own. */
export const unseenByForcedColours = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    const isHatched = (one: Element, part?: string) =>
      getComputedStyle(one, part).backgroundImage.includes("gradient");
    const isSeen = (one: Element) => {
      const style = getComputedStyle(one);
      const edge = style.borderTopStyle !== "none" && Number.parseFloat(style.borderTopWidth) > 0;
      return (
        edge ||
        isHatched(one) ||
        (style.backgroundColor !== ground && style.backgroundColor !== "rgba(0, 0, 0, 0)")
      );
    };
    const isNoted = (cell: Element) => {
      const { backgroundColor } = getComputedStyle(cell, "::after");
      return backgroundColor !== ground && backgroundColor !== "rgba(0, 0, 0, 0)";
    };
    const unseen = (selector: string, seen: (one: Element) => boolean) =>
      [...document.querySelectorAll(selector)].filter(
        (one) => one.getClientRects().length > 0 && !seen(one),
      );
    return [
      ...unseen("[data-bar], .tick, .dot, .cell[data-unread] > span", isSeen),
      ...unseen("[data-bar].hatch", (bar) => isHatched(bar)),
      ...unseen(".cell[data-noted]", isNoted),
      ...unseen(".cell[data-hides], .cell[data-s=unknown]:not([data-unread])", (cell) =>
        isHatched(cell, "::before"),
      ),
    ].map((one) => one.outerHTML.slice(0, 200));
  });

/** By how much each of these stands out of what is behind it, as WCAG has it; what is see-through counts as what it mixes to. */
export const contrasts = (page: Page, selector: string): Promise<readonly number[]> =>
  page.evaluate((wanted) => {
    type Colour = { red: number; green: number; blue: number; alpha: number };
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const read = (text: string): Colour => {
      if (!canvas) throw new Error("no canvas");
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return { red, green, blue, alpha: alpha / 255 };
    };
    const over = (top: Colour, below: Colour): Colour => {
      const mix = (one: number, other: number) => one * top.alpha + other * (1 - top.alpha);
      return {
        red: mix(top.red, below.red),
        green: mix(top.green, below.green),
        blue: mix(top.blue, below.blue),
        alpha: 1,
      };
    };
    const groundOf = (one: Element | null): Colour => {
      if (!one) return read(getComputedStyle(document.documentElement).backgroundColor || "white");
      const own = read(getComputedStyle(one).backgroundColor);
      const ground = own.alpha === 1 ? own : over(own, groundOf(one.parentElement));
      const before = read(getComputedStyle(one, "::before").backgroundColor);
      return before.alpha === 0 ? ground : over(before, ground);
    };
    const light = ({ red, green, blue }: Colour) => {
      const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) =>
        part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    return [...document.querySelectorAll(wanted)].map((one) => {
      const { color, opacity } = getComputedStyle(one);
      const ground = groundOf(one.parentElement);
      const seen = over({ ...read(color), alpha: read(color).alpha * Number(opacity) }, ground);
      const [low = 0, high = 0] = [light(seen), light(ground)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    });
  }, selector);
