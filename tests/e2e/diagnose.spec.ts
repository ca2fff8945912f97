import type { Page, Request } from "@playwright/test";
import { expectFinished } from "./finished";
import { expect, reading as test } from "./fixtures";

test.describe.configure({ mode: "parallel" });

const REFUSED_BY_ORGANIZATION =
  "botocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the Converse operation: User: arn:aws:sts::111122223333:assumed-role/payments-app/i-0abc is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-sonnet-4-6 with an explicit deny in a service control policy";
const PAYMENT =
  "AccessDeniedException: Model access is denied due to INVALID_PAYMENT_INSTRUMENT: A valid payment instrument must be provided. If you recently fixed this issue, try again after 2 minutes.";
const AMBIGUOUS =
  "An error occurred (UnrecognizedClientException) when calling the ListFoundationModels operation: The security token included in the request is invalid.";

test.use({ reads: "one account" });

const paste = (page: Page, text: string) => page.getByLabel("Error text").fill(text);

test("three real messages, and who must act on each", async ({ page }) => {
  await page.goto("/diagnose");
  await paste(page, REFUSED_BY_ORGANIZATION);
  await expect(page.getByText("Who Organization admin")).toBeVisible();
  await expect(page.getByText("Act, waiting will not help")).toBeVisible();
  await expect(page.getByText("Confidence high")).toBeVisible();
  await expect(
    page.getByText("anthropic.claude-sonnet-4-6", { exact: true }).first(),
  ).toBeVisible();
  const reads = page.getByRole("heading", { name: "What the dashboard reads" }).locator("../..");
  await expect(reads.getByRole("link", { name: "Claude Sonnet 4.6, eu-west-1" })).toBeVisible();
  await expectFinished(page);

  await paste(page, PAYMENT);
  await expect(page.getByText("Who Billing")).toBeVisible();
  await expect(page.getByText("Cause payment-instrument-invalid")).toBeVisible();

  await paste(page, AMBIGUOUS);
  await expect(page.getByText("Confidence medium")).toBeVisible();
  await expect(page.getByText(/^The text alone can’t tell it from: .*Region/)).toBeVisible();
  await expect(
    page.getByText(/^To be sure: Does GetCallerIdentity in us-east-1 work/),
  ).toBeVisible();
  await expectFinished(page);
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page.getByLabel("Error text")).toBeFocused();
});

test("what is not known is said to be not recognised", async ({ page }) => {
  await page.goto("/diagnose");
  await expect(page.getByLabel("Error text")).toBeFocused();
  // Pasted while the focus is elsewhere.
  await page.getByRole("heading", { level: 1 }).click();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "the printer is on fire");
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  await expect(page.getByLabel("Error text")).toHaveValue("the printer is on fire");
  await expect(page.getByText("Not recognised", { exact: true })).toBeVisible();
  await expect(page.getByText("Cause not recognised")).toBeVisible();
});

test("nothing that is pasted leaves the page", async ({ page }) => {
  await page.goto("/diagnose");
  await expect(page.getByRole("link", { name: /Pending/ }).first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  const sent: Request[] = [];
  page.on("request", (request) => sent.push(request));
  await paste(page, REFUSED_BY_ORGANIZATION);
  await expect(page.getByText("Who Organization admin")).toBeVisible();
  await paste(page, PAYMENT);
  await expect(page.getByText("Who Billing")).toBeVisible();
  await page.waitForTimeout(1_000);
  const others = sent.map((request) => request.url()).filter((url) => !/\/api\/matrix/.test(url));
  expect(others).toEqual([]);
  expect(page.url()).toMatch(/\/diagnose$/);
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(kept).not.toContain("payments-app");
});
