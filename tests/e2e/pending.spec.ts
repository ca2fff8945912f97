import type { Control } from "@/lib/stand-in/control/client";
import { expectFinished } from "./finished";
import { expect, scanEnds, test } from "./fixtures";
import { answering, toldIn } from "./notifications";

const SECOND_MS = 1_000;
const PAYMENT =
  "INVALID_PAYMENT_INSTRUMENT: A valid payment instrument must be provided. Your AWS Marketplace subscription for this model cannot be completed at this time.";

const accepted = { kind: "pending", acceptedAgoMs: 20 * SECOND_MS } as const;

const before = (aws: Control) => {
  aws.clearFaults();
  aws.given(
    { change: "access", models: ["anthropic.claude-sonnet-5"], agreement: accepted },
    {
      change: "access",
      models: ["twelvelabs.pegasus-1-2-v1:0"],
      agreement: accepted,
    },
  );
};

test.describe.configure({ mode: "default", timeout: 600_000 });
const config = "regions: [us-east-1, us-west-2, eu-west-1]\n";

test.use({ siteOptions: { world: "first-look", config, before } });
test.beforeAll(async ({ site }) => scanEnds(site));

test("I accepted the agreement: the open page tells when it is through", async ({ page, site }) => {
  await page.goto("/pending");
  const flight = page.getByRole("table", { name: "In flight" });
  const row = flight.getByRole("row", { name: /Claude Sonnet 5/ });
  await expect(row.getByRole("timer")).toHaveText(/^1[34]:\d\d left$/);
  await expect(row).toContainText("AWS Marketplace creates the agreement.");
  await expect(row).toContainText(/Next poll in \d+ s|Asking AWS now/);

  site.aws.given({
    change: "access",
    models: ["anthropic.claude-sonnet-5"],
    agreement: { kind: "available" },
  });
  const done = page
    .getByRole("table", { name: "Done" })
    .getByRole("row", { name: /Claude Sonnet 5/ });
  await expect(done).toContainText(
    /Agreement ready after .+ in \d+ Regions\. No call was tried\./,
    {
      timeout: 120_000,
    },
  );
  await expect(done).toContainText("Ready");
  await expect(row).toHaveCount(0);
  expect(site.aws.writes()).toEqual([]);
});

test("one that fails for payment says why, who acts and how", async ({ page, site }) => {
  await page.goto("/pending");
  const flight = page.getByRole("table", { name: "In flight" });
  await expect(flight.getByRole("row", { name: /Pegasus/ })).toBeVisible();
  site.aws.given({
    change: "access",
    models: ["twelvelabs.pegasus-1-2-v1:0"],
    agreement: { kind: "error", message: PAYMENT },
  });
  const row = page.getByRole("table", { name: "Done" }).getByRole("row", { name: /Pegasus/ });
  await expect(row).toContainText("Failed", { timeout: 120_000 });
  await expect(row).toContainText("MPAgreementFailed");
  await expect(row).toContainText(/refused the account’s payment method|payment method/i);
  await expect(row).toContainText("Billing: Add a valid payment method");
  await expect(row.getByRole("link", { name: /Payment methods/ })).toHaveAttribute(
    "href",
    /^https:\/\/.*console\.aws\.amazon\.com\/.*payment/,
  );
});

test("one that is overdue hands over the text for AWS Support", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/pending");
  const row = page.getByRole("row", { name: /Rerank 3\.5/ });
  await expect(row.getByRole("timer")).toHaveText(/ over$/);
  await expect(row).toContainText("Overdue");
  await expect(row).toContainText(/Try the call again at \d\d:\d\d\./);
  await row.getByRole("button", { name: "Copy Support text for Rerank 3.5" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("Account: 111122223333");
  expect(copied).toContain("Model: cohere.rerank-v3-5:0");
  expect(copied).toMatch(/Pending since: \S+Z \(acceptance time\)/);
  expect(copied).toMatch(/- us-west-2: PENDING at \S+Z, request id \S+/);
});

test("a row leads to its cell, or to the row of its cells", async ({ page }) => {
  await page.goto("/pending");
  await page.getByRole("link", { name: "Rerank 3.5" }).click();
  await expect(page).toHaveURL(/q=cohere\.rerank-v3-5/);
  const cells = page.getByRole("gridcell", { name: /^Rerank 3\.5 in .+: Pending/ });
  await expect(cells.first()).toBeVisible();
  await page.goto("/pending");
  await page.getByRole("link", { name: "Stable Image Ultra 1.0" }).click();
  await expect(
    page.getByRole("dialog", { name: "Stable Image Ultra 1.0 in us-west-2" }),
  ).toBeVisible();
});

test("I fixed it: AWS is asked at once, and the model is told ready", async ({ page, site }) => {
  await page.goto("/pending");
  const row = page.getByRole("row", { name: /GPT-5\.6 Sol/ });
  await expect(row).toContainText("Failed");
  site.aws.given({
    change: "access",
    models: ["openai.gpt-5.6-sol"],
    agreement: { kind: "available" },
  });
  await row.getByRole("button", { name: "I fixed it: GPT-5.6 Sol" }).click();
  await expect(
    page.getByText("AWS is asked for 2 min whether it helped.", { exact: true }),
  ).toBeVisible();
  await expect(row).toContainText("Agreement ready after", { timeout: 120_000 });
});

test("what is in flight stands in every title and in the navigation also after a change of page", async ({
  page,
}) => {
  await page.goto("/errors");
  await expect(page).toHaveTitle(/^\(\d+\) Errors · /);
  const inFlight = Number(/\d+/.exec(await page.title())?.[0]);
  const nav = page.getByRole("navigation", { name: "Main" });
  await expect(nav.getByRole("link", { name: /^Pending/ })).toHaveText(
    new RegExp(`Pending\\s*${inFlight} in flight`),
  );
  await nav.getByRole("link", { name: /^Pending/ }).click();
  await expect(page).toHaveTitle(`(${inFlight}) Pending · Bedrock Readiness`);
  await expectFinished(page);
});

test("a watch that I dismiss is no longer asked about, and there is a way back", async ({
  page,
}) => {
  await page.goto("/pending");
  const inFlight = page.getByRole("table", { name: "In flight" });
  const done = page.getByRole("table", { name: "Done" });
  const image = { name: /Stable Image Ultra/ };
  const dismiss = page.getByRole("button", { name: "Dismiss Stable Image Ultra 1.0" });
  await dismiss.click();
  await expect(done.getByRole("row", image)).toContainText("Dismissed");
  await expect(done.getByRole("row", image)).toContainText(/after\s*\d+/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(inFlight.getByRole("row", image)).toContainText(/Next poll|Asking AWS now/);
  await expect(done.getByRole("row", image)).toHaveCount(0);

  await dismiss.click();
  await page.getByRole("button", { name: "Watch again: Stable Image Ultra 1.0" }).click();
  await expect(inFlight.getByRole("row", image)).toContainText(/Next poll|Asking AWS now/);
});

test("the focus goes on to the next row when a row leaves, and is never on nothing", async ({
  page,
}) => {
  await page.goto("/pending");
  const buttons = page
    .getByRole("table", { name: "In flight" })
    .getByRole("button", { name: /^Dismiss / });
  await expect(buttons.nth(1)).toBeVisible();
  const next = await buttons.nth(1).getAttribute("aria-label");
  const gone = await buttons.first().getAttribute("aria-label");
  await buttons.first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: gone ?? "" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: next ?? "" })).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: gone ?? "" })).toBeVisible();
});

test("a browser that refuses to notify is said on the button, and what helps", async ({ page }) => {
  await answering(page, "denied");
  await page.goto("/pending");
  await page.getByRole("button", { name: "Notify me" }).click();
  await expect(page.getByRole("button", { name: "Notifications blocked" })).toBeVisible();
  await expect(page.getByText(/does not allow them for this page/).first()).toBeVisible();
});

test("what came of it is told on whatever page is open", async ({ page, site }) => {
  await answering(page, "granted");
  await page.goto("/pending");
  await page.getByRole("button", { name: "Notify me" }).click();
  await expect(page.getByRole("button", { name: "Notifications on" })).toBeVisible();
  const looked = page.waitForResponse((answer) => answer.url().endsWith("/api/agreements"));
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Matrix" })
    .click();
  await expect(page.getByRole("grid")).toBeVisible();
  await page.reload();
  await looked;
  await page.waitForResponse((answer) => answer.url().endsWith("/api/agreements"));
  site.aws.given({
    change: "access",
    models: ["stability.stable-image-ultra-v1:1"],
    agreement: { kind: "available" },
  });
  await expect
    .poll(() => toldIn(page), { timeout: 120_000 })
    .toContainEqual("Agreement ready: stability.stable-image-ultra-v1:1");
});
