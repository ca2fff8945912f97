import { expect, reading as test } from "./fixtures";

test.describe.configure({ mode: "parallel" });

test.use({ reads: "three accounts" });

const MODEL = "amazon.nova-lite-v1:0";
const CELL = `/?cell=111122223333~us-east-1~${MODEL}`;

test("a ready cell says how it is called, by each open route, and remembers the language", async ({
  page,
}) => {
  await page.goto(CELL);
  const sheet = page.getByRole("dialog", { name: "Nova Lite in us-east-1" });
  await expect(sheet.getByText("Call it by its id. It runs in us-east-1.")).toBeVisible();
  await sheet.getByRole("link", { name: "Snippet and policy" }).click();
  const section = sheet.locator("#how-to-call");
  await expect(section.getByText(`modelId="${MODEL}"`)).toBeVisible();
  await expect(section.getByText("on-demand route, runs as printed")).toBeVisible();

  await section.getByRole("tab", { name: "us", exact: true }).click();
  await expect(section.getByText(`modelId="us.${MODEL}"`)).toBeVisible();
  await expect(section.getByText("any one missing destination")).toBeVisible();
  await section.getByText(/^JSON, \d+ lines$/).click();
  await expect(section.getByText('"bedrock:InferenceProfileArn"').first()).toBeVisible();
  await section.getByText("SCP exemption").click();
  await expect(section.getByText("ArnNotLike")).toBeVisible();

  await section.getByRole("tab", { name: "Python" }).press("ArrowLeft");
  await expect(section.getByRole("tab", { name: "AWS CLI" })).toBeFocused();
  await expect(section.getByText("aws bedrock-runtime converse")).toBeVisible();
  await page.reload();
  await expect(section.getByText("aws bedrock-runtime converse")).toBeVisible();
});

test("a cell that is not ready has no such part", async ({ page }) => {
  await page.goto("/?cell=111122223333~eu-south-1~anthropic.claude-sonnet-4-6");
  await expect(page.getByRole("heading", { name: "Routes" })).toBeVisible();
  await expect(page.locator("#how-to-call")).toHaveCount(0);
});
