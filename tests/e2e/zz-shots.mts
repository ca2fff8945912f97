import { mkdirSync, readFileSync } from "node:fs";
import { chromium, type Page } from "@playwright/test";
import { atProvider, signIn, startTeam } from "./sign-in-team";

const OUT = "/tmp/people/shots";
mkdirSync(OUT, { recursive: true });
const { site, provider } = await startTeam({});
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const VIEWS = [
  ["wide", 1440, 900],
  ["narrow", 390, 844],
] as const;
const THEMES = ["light", "dark"] as const;
async function shoot(name: string, page: Page) {
  const made: string[] = [];
  for (const [v, w, h] of VIEWS)
    for (const theme of THEMES) {
      await page.setViewportSize({ width: w, height: h });
      await page.emulateMedia({ colorScheme: theme });
      await page.waitForTimeout(500);
      const f = `${OUT}/${name}-${v}-${theme}.png`;
      await page.screenshot({ path: f, fullPage: v === "narrow" });
      made.push(f);
      const over = await page.evaluate(() => document.documentElement.scrollWidth);
      if (over > w) console.log("OVERFLOW", name, v, over);
    }
  const sheet = await browser.newPage({ viewport: { width: 1800, height: 1000 } });
  const img = (f: string, w: number) =>
    `<img style="width:${w}px;vertical-align:top;margin:4px;border:1px solid #888" src="data:image/png;base64,${readFileSync(f).toString("base64")}">`;
  await sheet.setContent(
    `<body style="margin:0;background:#777">${img(made[0], 700)}${img(made[2], 330)}${img(made[3], 330)}<br>${img(made[1], 700)}</body>`,
  );
  await sheet.screenshot({ path: `${OUT}/sheet-${name}.png`, fullPage: true });
  await sheet.close();
}
const fresh = async () => (await browser.newContext({ baseURL: site.url })).newPage();
// every state before sign-in
let page = await fresh();
for (const [name, path] of [
  ["signin", "/sign-in?to=/regions"],
  ["down", "/sign-in?why=provider-down"],
  ["idle", "/sign-in?why=idle&to=/quotas"],
  ["tries", "/sign-in?why=too-many-tries"],
  ["linkused", "/sign-in?link=" + "x".repeat(43)],
] as const) {
  await page.goto(path);
  await shoot(name, page);
}
page = await fresh();
await signIn(page, "eve");
await page.waitForURL(/no-grant/);
await shoot("nogrant", page);
// people
const vic = await fresh();
await signIn(vic, "vic");
await vic.waitForURL(site.url + "/**");
await vic.goto("/people");
await vic.getByText(/may\./).first().waitFor();
await shoot("refused-people", vic);
await vic.goto("/record");
await vic.waitForTimeout(1500);
await shoot("record-own", vic);
await vic.goto("/tokens");
await vic.waitForTimeout(1000);
await shoot("refused-tokens", vic);
const ana2 = await fresh();
await signIn(ana2, "ana");
await ana2.waitForURL(site.url + "/");
page = await fresh();
await signIn(page, "ana", "/people");
await page.getByRole("row", { name: /Ana Moreau you, in/ }).waitFor();
await page.getByRole("searchbox", { name: "Group or e-mail" }).fill("payments-x");
await page.waitForTimeout(1500);
await shoot("people", page);
await page.setViewportSize({ width: 1440, height: 900 });
await page.getByRole("button", { name: "Ana Moreau, admin" }).click();
await page.waitForTimeout(400);
await page.screenshot({ path: `${OUT}/menu.png` });
await page.keyboard.press("Escape");
await page.goto("/tokens");
await page.waitForTimeout(1500);
await shoot("tokens-empty", page);
await page.getByLabel("Name").fill("ci");
await page.getByRole("button", { name: "Create", exact: true }).click();
await page.getByRole("region", { name: "New token" }).waitFor();
await shoot("tokens-new", page);
await page.goto("/tokens");
await page.waitForTimeout(1500);
await shoot("tokens", page);
await page.goto("/record");
await page.waitForTimeout(2500);
await shoot("record", page);
await page.goto("/record?row=2");
await page.waitForTimeout(2500);
await shoot("record-row", page);
await page.goto("/diagnose");
await page.getByRole("textbox").first().fill("half typed");
await page.request.post("/auth/sign-out", { headers: { origin: site.url } });
await page.getByRole("alertdialog").waitFor({ timeout: 90000 });
await shoot("ended", page);
await browser.close();
await site.stop();
await provider.close();
console.log("ok");
process.exit(0);
