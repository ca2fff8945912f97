import { spawnSync } from "node:child_process";
import type { Browser, Page } from "@playwright/test";
import { expectFinished } from "./finished";
import { expect, type Site, scanEnds, test } from "./fixtures";

const MAIN = "111122223333";
const TERRA = "openai.gpt-5.6-terra";
/** One account and few Regions: what people do together rests on nothing else. */
const CONFIG = `regions: [us-east-1, eu-west-1, af-south-1]
accounts:
  - id: "${MAIN}"
    name: payments-prod
    actRole: arn:aws:iam::${MAIN}:role/BedrockReadinessAct
actions:
  enabled: true
  secondPerson: true
  kinds: [accept-agreement, enable-region]
`;

test.describe.configure({ mode: "serial", timeout: 600_000 });
test.use({
  siteOptions: {
    world: "first-look",
    config: CONFIG,
    before: (aws) => aws.clearFaults(),
    env: async (url) => ({ AUTH: "link", PUBLIC_URL: url }),
  },
});

/** A page of somebody who came by a link. */
async function enter(browser: Browser, site: Site, name: string, role: string): Promise<Page> {
  const { stdout } = spawnSync(
    process.execPath,
    ["lib/cli/bin.mjs", "invite", "--name", name, "--role", role],
    {
      encoding: "utf8",
      env: {
        PATH: process.env.PATH,
        NODE_ENV: "production",
        AWS_REGION: "us-east-1",
        READINESS_DATA_DIR: site.dataDir,
        AUTH: "link",
        PUBLIC_URL: site.url,
      },
    },
  );
  const page = await (await browser.newContext({ baseURL: site.url })).newPage();
  await page.goto(stdout.trim());
  await page.getByRole("button", { name: `Sign in as ${name}` }).click();
  await expect(page.getByRole("button", { name: new RegExp(`^${name}, `) })).toBeVisible();
  return page;
}

const confirmWith = async (page: Page) => {
  await page.getByRole("checkbox").check();
  await page.getByLabel(`Type ${MAIN} to confirm`).fill(MAIN);
  await page.getByRole("button", { name: "Accept the offer" }).click();
};

test("an operator asks, one admin reviews, another confirms, and each sees what came of it", async ({
  browser,
  site,
}) => {
  const ben = await enter(browser, site, "ben", "operator");
  await scanEnds(site, ben);
  await ben.goto(`/?account=${MAIN}&cell=${MAIN}~eu-west-1~${TERRA}`);
  await expect(ben.getByRole("link", { name: /^Review and accept/ })).toHaveCount(0);
  await ben.getByRole("button", { name: "Ask an admin…" }).click();
  await ben.getByLabel("Why, in a sentence").fill("Fraud triage pilot starts 1 Dec.");
  await ben.getByRole("dialog").getByRole("button", { name: "Ask an admin" }).click();
  await expect(ben.getByText("Asked.", { exact: true })).toBeVisible();

  const ana = await enter(browser, site, "ana", "admin");
  await ana.goto("/acts");
  const asked = ana.getByRole("row", { name: /Accept the GPT-5.6 Terra offer/ });
  await expect(asked).toContainText("“Fraud triage pilot starts 1 Dec.”");
  await expectFinished(ana);
  await asked.getByRole("link", { name: "Review…" }).click();
  await expect(ana.getByRole("heading", { name: "Another admin confirms it" })).toBeVisible();
  await expect(ana.getByRole("button", { name: "Accept the offer" })).toHaveCount(0);
  await expectFinished(ana);

  const chiara = await enter(browser, site, "chiara", "admin");
  await chiara.goto("/acts");
  await chiara
    .getByRole("row", { name: /Accept the GPT-5.6 Terra offer/ })
    .getByRole("link", { name: "Review and confirm" })
    .click();
  await expect(chiara.getByText("You are the second person.")).toBeVisible();
  await confirmWith(chiara);
  await expect(chiara.getByRole("heading", { name: /^Sent once/ })).toBeVisible();
  expect(site.aws.writes()).toHaveLength(1);

  await ben.goto("/acts");
  const row = ben.getByRole("row", { name: /Accept the GPT-5.6 Terra offer/ });
  await expect(row).toContainText("Confirmed by chiara, previewed by ana");
  await expect(ben.getByRole("link", { name: /^Review/ })).toHaveCount(0);
});

test("an admin declines with a sentence, which who asked reads", async ({ browser, site }) => {
  const ben = await enter(browser, site, "ben2", "operator");
  await ben.goto(`/regions/af-south-1?account=${MAIN}`);
  await ben.getByRole("button", { name: "Ask an admin…" }).click();
  await ben.getByLabel("Why, in a sentence").fill("The Cape Town tenant wants it.");
  await ben.getByRole("dialog").getByRole("button", { name: "Ask an admin" }).click();
  await expect(ben.getByText("Asked.", { exact: true })).toBeVisible();
  const ana = await enter(browser, site, "ana2", "admin");
  await ana.goto("/acts");
  await ana.getByRole("button", { name: "Decline: Enable af-south-1, Cape Town" }).click();
  await ana.getByLabel("Why not, in a sentence").fill("A profile leads there without it.");
  await ana.getByRole("dialog").getByRole("button", { name: "Decline" }).click();
  await expect(ana.getByText("Declined.", { exact: true })).toBeVisible();
  await ben.goto("/acts");
  const row = ben.getByRole("row", { name: /Enable af-south-1, Cape Town/ });
  await expect(row).toContainText("Declined by ana2");
  await expect(row).toContainText("A profile leads there without it.");
  expect(site.aws.writes()).toHaveLength(1);
});
