import type { Page } from "@playwright/test";
import { expectFinished } from "./finished";
import { expect, reading as test } from "./fixtures";

test.describe.configure({ mode: "parallel" });

const TWO = `- **Anthropic Claude models**:
  - \`ValidationException: Access to Anthropic models is not allowed for this account.\`
- **Amazon Nova Premier**:
  - \`ResourceNotFoundException: This model version has reached the end of its life.\``;
const DESTINATION = `POST https://bedrock-runtime.us-east-1.amazonaws.com/model/us.anthropic.claude-sonnet-4-6/converse
AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/payments-app/i-0abc is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-sonnet-4-6 with an explicit deny in a service control policy`;
const ZERO =
  "Model invocation max tokens per day for Amazon Nova Lite    Value: 0.0   Adjustable: False   us-west-2";
const MANTLE =
  "401 access_denied: User arn:aws:sts::111122223333:assumed-role/bedrock-full-access/alice is not authorized to perform: bedrock-mantle:CreateInference on resource: arn:aws:bedrock-mantle:us-west-2:111122223333:project/default (no identity-based policy allows the action)";
const ELSEWHERE =
  "Unable to connect to Anthropic services\nFailed to connect to api.anthropic.com: fetch failed";

const ON_DEMAND =
  "An error occurred (ValidationException) when calling the Converse operation: Invocation of model ID anthropic.claude-sonnet-4-6 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.";

test.use({ reads: "one account" });

const paste = (page: Page, text: string) => page.getByLabel("Error text").fill(text);

test("each error of a paste is named, the root one answered", async ({ page }) => {
  await page.goto("/diagnose");
  await paste(page, TWO);
  await expect(page.getByText("Cause account-provider-blocked")).toBeVisible();
  await expect(page.getByText("The text holds another error.")).toBeVisible();
  await expect(page.getByText("Model has been retired")).toBeVisible();
  await expectFinished(page);
});

test("a denied destination comes with the profile's destinations and the routes around it", async ({
  page,
}) => {
  await page.goto("/diagnose");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await paste(page, DESTINATION);
  await expect(page.getByText("Cause scp-destination-denied")).toBeVisible();
  await expect(page.getByText(/^From us-east-1, .* leads to .*us-west-2/)).toBeVisible();
  const around = page.getByText("Open routes of this model that do not lead to us-west-2:");
  await expect(around).toBeVisible();
  await expect(page.getByRole("link", { name: /^us-west-2, / })).toHaveCount(0);
  await expectFinished(page);
  const told = asked.filter((url) => /anthropic|us-west-2|payments-app/.test(url));
  expect(told).toEqual([]);
  expect(asked.some((url) => url.endsWith("/api/profiles?account=111122223333"))).toBe(true);
});

test("a quota of 0 comes with the text of its Support case, the account filled in", async ({
  page,
}) => {
  await page.goto("/diagnose");
  await paste(page, ZERO);
  await expect(page.getByText("Cause quota-zero")).toBeVisible();
  await expect(page.getByText(/Account: 111122223333\s+Region: us-west-2/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy text" })).toBeVisible();
  await expect(page.getByText(/request an increase/i)).toHaveCount(0);
  await expectFinished(page);
});

test("where only a profile will do, the ids that this account can call stand there", async ({
  page,
}) => {
  await page.goto("/diagnose");
  await paste(page, ON_DEMAND);
  const ids = page.locator("section", { hasText: "Profile ids to call instead" }).last();
  await expect(ids.getByText("eu.anthropic.claude-sonnet-4-6", { exact: true })).toBeVisible();
  await expect(ids.getByText("us.anthropic.claude-sonnet-4-6", { exact: true })).toBeVisible();
  await expectFinished(page);
  await paste(page, `${ON_DEMAND} eu-west-1`);
  await expect(ids.getByText("us.anthropic.claude-sonnet-4-6", { exact: true })).toHaveCount(0);
  await expect(ids.getByText("eu.anthropic.claude-sonnet-4-6", { exact: true })).toBeVisible();
});

test("a right of Mantle is allowed on its project, and a call to another service is told so", async ({
  page,
}) => {
  await page.goto("/diagnose");
  await paste(page, MANTLE);
  await expect(
    page.getByText(
      "Allow bedrock-mantle:CreateInference on arn:aws:bedrock-mantle:us-west-2:111122223333:project/default.",
    ),
  ).toBeVisible();
  await expectFinished(page);
  await paste(page, ELSEWHERE);
  await expect(
    page.getByText("The client calls api.anthropic.com, not Amazon Bedrock."),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: /^AWS on/ })).toHaveCount(0);
  await expectFinished(page);
});
