import { expect, expectAccessible, reading as test } from "./fixtures";

test.use({ reads: "one account" });

const HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";

test("a load is told against every open route, stands in the address and outlives a link", async ({
  page,
}) => {
  await page.goto(`/quotas?model=${HAIKU}`);
  const block = page.locator("#fit");
  await expect(block).toContainText("Fill in what calls of one kind take");
  await block.getByLabel("Calls a minute").fill("900");
  await block.getByLabel("Input tokens").fill("1,200");
  await block.getByLabel("Output tokens").fill("350");
  await expect(block).toContainText("nothing is said to fit");
  await block.getByLabel("max_tokens").fill("300");
  await expect(block.getByRole("alert")).toContainText("Output tokens is above max_tokens");
  await block.getByLabel("max_tokens").fill("4,096");
  await expect(page).toHaveURL(/calls=900.*max_tokens=4/);
  await expect(block).toContainText("900 × (1,200 + 4,096)");
  await expect(block).toContainText("4,766,400");
  await expect(block).toContainText("900 × (1,200 + 350 × 5)");
  const table = block.getByRole("table", { name: /^Whether it fits Claude Haiku 4\.5/ });
  const short = table.getByRole("row", { name: /^eu-west-1 .*\beu 400,000/ });
  await expect(short).toContainText("Short by 4,366,400");
  await block.getByLabel("From cache, %").fill("50");
  await expect(block).toContainText("which is the stricter");

  await short.getByRole("button", { name: /^Ask for 4,766,400/ }).click();
  await expect(block).toContainText("Below the default: AWS Support restores it");
  await expectAccessible(page);

  await page.goto("/quotas?region=eu-west-1&q=haiku+4.5");
  await page
    .getByRole("button", { name: /tokens per minute for Anthropic Claude Haiku 4\.5/i })
    .first()
    .click();
  await page.getByRole("link", { name: "Would a load fit?" }).first().click();
  await expect(block.getByLabel("Calls a minute")).toHaveValue("900");
});
