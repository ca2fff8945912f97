import { ListFoundationModelAgreementOffersCommand } from "@aws-sdk/client-bedrock";
import { STORE_FILE } from "@/lib/db/open";
import { clientsFor } from "@/tests/contract/stand-in/clients";
import { aged } from "@/tests/support/acts/aged";
import {
  ACTING,
  confirm,
  MAIN,
  OTHER,
  PALMYRA,
  panelOf,
  previewed,
  TERRA,
  writesOf,
} from "./acts-page";
import { expectFinished } from "./finished";
import { expect, scanEnds, test } from "./fixtures";
import { keptFiles, keptInBrowser, spellings } from "./kept";

test.describe.configure({ mode: "serial", timeout: 600_000 });
test.use(ACTING);
test.beforeAll(async ({ site }) => scanEnds(site));

test("an offer is reviewed from its cell, confirmed once, and watched", async ({ page, site }) => {
  await page.goto(`/?account=${MAIN}&cell=${MAIN}~eu-west-1~${TERRA}`);
  await page.getByRole("link", { name: /^Review and accept: Accept the GPT-5.6 Terra/ }).click();
  await expect(page).toHaveURL(/\/acts\/[0-9a-f-]{36}\?account=/);
  await expect(
    page.getByRole("heading", {
      level: 1,
      name: "Accept the GPT-5.6 Terra offer for payments-prod",
    }),
  ).toBeVisible();
  await expect(page.getByText(/Nothing has been sent\.$/)).toBeVisible();
  for (const part of ["What", "For whom", "Where", "Terms", "Price", "Then"])
    await expect(page.getByRole("term").filter({ hasText: new RegExp(`^${part}$`) })).toBeVisible();
  await expect(page.getByText("Can’t be undone", { exact: true })).toBeVisible();
  const terms = page.waitForEvent("popup");
  await page.getByRole("button", { name: /^Open .* terms/ }).click();
  await expect(page.getByText(/^[0-9a-f]{64}, \d+ bytes$/)).toBeVisible();
  await (await terms).close();
  await expectFinished(page);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await expect(panelOf(second)).toBeVisible();
  await confirm(page, MAIN, "Accept the offer");
  await expect(page.getByRole("heading", { name: /^Sent once/ })).toBeVisible();
  await expect(page.getByText("AWS accepted it", { exact: true })).toBeVisible();
  await expectFinished(page);
  // The other tab learns of it by itself, or is told when it tries; either way nothing leaves again.
  await expect(async () => {
    const button = second.getByRole("button", { name: "Accept the offer" });
    if (await button.isVisible()) {
      await second.getByRole("checkbox").check();
      await second.getByLabel(/^Type/).fill(MAIN);
      await button.click({ timeout: 1_000 });
    }
    await expect(second.getByRole("heading", { name: /^(Sent once|Done)/ })).toBeVisible();
  }).toPass();
  await second.close();
  expect(writesOf(site, "CreateFoundationModelAgreement")).toBe(1);
  await page.goto("/acts");
  const row = page.getByRole("row", { name: /Accept the GPT-5.6 Terra offer/ });
  await expect(row).toContainText("Confirmed by you");
  await row.getByRole("link", { name: "Watch" }).click();
  await expect(page.getByRole("link", { name: "GPT-5.6 Terra" })).toBeVisible();
});

const JAMBA = "ai21.jamba-1-5-large-v1:0";
const JAMBA_MINI = "ai21.jamba-1-5-mini-v1:0";

const AT_REST_MS = 15_000;
const EXPIRES_MS = 10 * 60_000 + 1_000;

test.describe(() => {
  test.use({ freshContext: true });
  test("a preview that was discarded elsewhere, or is ten minutes old, is told so when it is confirmed, and nothing is sent", async ({
    page,
    site,
  }) => {
    const before = site.aws.writes().length;
    await page.clock.install();
    const discarded = await previewed(page, JAMBA);
    // A tab that hears nothing of what happens elsewhere.
    const stale = await page.context().newPage();
    const body = await (await fetch(`${site.url}/api/acts/${discarded}`)).text();
    await stale.route(`**/api/acts/${discarded}`, (route) =>
      route.fulfill({ contentType: "application/json", body }),
    );
    await stale.goto(page.url());
    await page.getByRole("button", { name: "Discard, nothing is sent" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Acts" })).toBeVisible();
    await confirm(stale, MAIN, "Accept the offer");
    await expect(stale.getByText(/^It was withdrawn by/).first()).toBeVisible();
    await stale.close();
    const old = await previewed(page, JAMBA);
    await aged(site.dataDir, old, EXPIRES_MS);
    await confirm(page, MAIN, "Accept the offer");
    await expect(page.getByText(/^This review expired\. Nothing was sent\./).first()).toBeVisible();
    await page.clock.fastForward(AT_REST_MS);
    await expect(page.getByText(/^This review expired at /)).toBeVisible();
    await expect(page.getByRole("heading", { name: "Nothing to confirm" })).toBeVisible();
    await page.getByRole("button", { name: "Preview again" }).click();
    await expect(panelOf(page)).toBeVisible();
    await expect(page.getByText(/^This review expired/)).toHaveCount(0);
    expect(site.aws.writes()).toHaveLength(before);
  });
});

test("a call that gets no answer is not known, is not sent again, and is settled by reading", async ({
  page,
  site,
}) => {
  const before = site.aws.writes().length;
  site.aws.addFaults({
    when: { operation: "CreateFoundationModelAgreement" },
    fault: { kind: "cut" },
  });
  const id = await previewed(page, JAMBA_MINI);
  await confirm(page, MAIN, "Accept the offer");
  await expect(page.getByRole("heading", { name: "Not known yet" })).toBeVisible();
  await expect(page.getByText(/nothing is sent again/).first()).toBeVisible();
  await expectFinished(page);
  site.aws.clearFaults();
  await aged(site.dataDir, id, 60_000);
  await expect(page.getByText("AWS accepted it", { exact: true })).toBeVisible({ timeout: 30_000 });
  expect(site.aws.writes()).toHaveLength(before + 1);
});

test("several offers are ticked one by one, what can't be accepted says where to go, and each has its own outcome", async ({
  page,
  site,
}) => {
  const before = writesOf(site, "CreateFoundationModelAgreement");
  await page.goto(`/?account=${OTHER}&provider=OpenAI`);
  const told = /Accept (\d+) offers/.exec(
    (await page.getByText(/Accept \d+ offers/).textContent()) ?? "",
  );
  await page.getByRole("link", { name: `Review ${told?.[1]} offers…` }).click();
  await expect(page.getByRole("heading", { name: "Reading AWS" })).toBeVisible();
  await page.goto(
    `/acts/review?kind=accept-agreement&account=${OTHER}&models=openai.gpt-5.6-luna,${PALMYRA},openai.gpt-5.6-sol,anthropic.claude-fable-5`,
  );
  await page.getByRole("button", { name: /^Read AWS for/ }).click();
  await expect(page.getByRole("heading", { name: "Confirm 3 of 4" })).toBeVisible();
  await expect(page.getByText("3 can be accepted, 1 can’t yet.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Fill in the form…" })).toBeVisible();
  await expectFinished(page);
  await page.getByRole("checkbox", { name: /GPT-5.6 Sol/ }).uncheck();
  await expect(page.getByRole("heading", { name: "Confirm 2 of 4" })).toBeVisible();
  const sent = page.getByRole("list", { name: "Sent one after the other" });
  await expect(sent.getByRole("listitem")).toHaveText([/GPT-5.6 Luna/, /Palmyra X5/]);
  await confirm(page, OTHER, "Accept 2 offers");
  await expect(page.getByRole("heading", { name: "2 of 2 sent" })).toBeVisible();
  await expectFinished(page);
  expect(writesOf(site, "CreateFoundationModelAgreement")).toBe(before + 2);
});

const SECRET = "Zebrafish triage by our own analysts";

test("the form shows exactly what is sent, asks before it is left, and is kept nowhere", async ({
  page,
  site,
}) => {
  await page.goto("/pending");
  await page.goto(`/acts/form?account=${OTHER}`);
  await page.locator("#companyName").fill("Zebrafish Holdings".padEnd(140, "x"));
  await expect(page.getByText("12 too many,")).toBeVisible();
  await expect(page.getByRole("button", { name: `Preview for ${OTHER}` })).toBeDisabled();
  await page.locator("#companyName").fill("Zebrafish Holdings");
  await page.locator("#companyWebsite").fill("https://zebrafish.example");
  await page.getByLabel(/^Internal/).check();
  await page.getByRole("button", { name: /^Industry/ }).click();
  await page.getByRole("menuitemradio", { name: "Technology" }).click();
  await page.locator("#useCases").fill(SECRET);
  await expect(page.getByRole("region", { name: "Exactly what is sent" })).toContainText(
    `"useCases": "${SECRET}"`,
  );
  await page.getByRole("link", { name: "Acts / Review" }).click();
  const leave = page.getByRole("dialog", { name: "Leave the form?" });
  await leave.getByRole("button", { name: "Stay" }).click();
  for (const _press of ["once", "and again"]) {
    await page.goBack();
    await leave.getByRole("button", { name: "Stay" }).click();
    await expect(leave).toHaveCount(0);
    await expect(page.locator("#useCases")).toHaveValue(SECRET);
  }
  await expectFinished(page);
  await page.getByRole("button", { name: `Preview for ${OTHER}` }).click();
  await expect(panelOf(page)).toBeVisible();
  await expectFinished(page);
  await confirm(page, OTHER, "Submit the form");
  await expect(page.getByRole("heading", { name: /^(Sent once|Done)/ })).toBeVisible();
  expect(writesOf(site, "PutUseCaseForModelAccess")).toBe(1);
});

test("a Region is enabled from its page and watched on Pending", async ({ page, site }) => {
  await page.goto(`/regions/af-south-1?account=${MAIN}`);
  await page.getByRole("link", { name: /^Review and enable/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Enable af-south-1/ })).toBeVisible();
  await expectFinished(page);
  await confirm(page, "af-south-1", "Enable the Region");
  await expect(page.getByRole("heading", { name: /^(Sent once|Done)/ })).toBeVisible();
  expect(writesOf(site, "EnableRegion")).toBe(1);
  await page.goto("/pending");
  await expect(page.getByRole("link", { name: "Enable af-south-1, Cape Town" })).toBeVisible();
  await page.goto(`/pending?account=${OTHER}`);
  await expect(page.getByText(/\d+ more in flight in accounts that are not shown\./)).toBeVisible();
  await page.goto("/acts");
  // Pressed in part before the page can hear it.
  await page.keyboard.type("/af-south");
  await expect(page).toHaveURL(/q=af-south/);
  await expect(page.locator("[data-act]")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-act]")).not.toHaveCount(1);
});

test("nothing of a form, an offer's token or a signed link is kept anywhere, or answered", async ({
  page,
  site,
}) => {
  const client = clientsFor(site.awsUrl).bedrock("us-east-1");
  const read = await Promise.all(
    [TERRA, PALMYRA, JAMBA].map((modelId) =>
      client.send(new ListFoundationModelAgreementOffersCommand({ modelId })),
    ),
  );
  const tokens = read.flatMap(({ offers }) => offers?.flatMap((one) => one.offerToken ?? []) ?? []);
  expect(tokens).toHaveLength(3);
  const answers = ["/api/acts", "/api/record", "/api/record/export", "/api/agreements", "/acts"];
  const { acts } = (await (await page.request.get("/api/acts")).json()) as {
    acts: { id: string }[];
  };
  expect(acts.length).toBeGreaterThan(6);
  const told = await Promise.all(
    [...answers, ...acts.flatMap(({ id }) => [`/api/acts/${id}`, `/acts/${id}`])].map(
      async (address) => (await page.request.get(address)).text(),
    ),
  );
  const shown: string[] = [];
  for (const address of ["/acts", `/acts/form?account=${OTHER}`]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    shown.push(await page.content(), await keptInBrowser(page));
  }
  const files = keptFiles(site.dataDir);
  for (const [name, holds] of [
    ["dashboard.log", "act.answered"],
    [STORE_FILE, TERRA],
  ] as const)
    expect(files.find((file) => file.name === name)?.text).toContain(holds);
  const all = [...told, ...shown, ...files.map(({ text }) => text)];
  // A command that is shown names the field of a token, as AWS's own help does, and holds none.
  const secrets = ["Zebrafish", 'offerToken":', "X-Amz-Signature", ...tokens].flatMap(spellings);
  for (const secret of secrets)
    expect(
      all.filter((text) => text.includes(secret)),
      secret,
    ).toEqual([]);
});
