import { expect, expectAccessible, scanEnds, test } from "./fixtures";

const REGION = "eu-west-1";
const HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";
const SONNET = "anthropic.claude-sonnet-4-6";
const NAME = "tokens per minute for Anthropic Claude Haiku 4.5";

test.describe.configure({ mode: "default", timeout: 600_000 });
test.use({
  siteOptions: {
    world: "all-ready",
    config: `regions: [${REGION}]\nusage: { enabled: true }\n`,
    before: (aws) =>
      aws.given({
        change: "use",
        use: [
          {
            ...{ region: REGION, calledId: `eu.${HAIKU}`, callsPerMinute: 1_000 },
            ...{ inputTokens: 500, outputTokens: 100, burndown: 5, throttledAnHour: 2 },
          },
          {
            ...{ region: REGION, calledId: `global.${SONNET}`, callsPerMinute: 10 },
            ...{ inputTokens: 50, outputTokens: 10, burndown: 5, status: "PartialData" as const },
          },
        ],
      }),
  },
});
test.beforeAll(async ({ site }) => scanEnds(site));

test("what was used stands beside the quota, on the sheet, and begins the calculator", async ({
  page,
  site,
}) => {
  await page.goto(`/quotas?region=${REGION}`);
  const row = page.getByRole("row", { name: new RegExp(`Cross-region.*${NAME}`, "i") }).first();
  await expect(row).toContainText(/busiest minute \d+ %, 48 throttled/);
  await expect(page.getByText(/9 metrics a read, about \$0\.07 a month/)).toBeVisible();
  await row.getByRole("button", { name: new RegExp(NAME, "i") }).click();
  await expect(
    page.getByRole("img", { name: /at most 1,000,000, counted in 24 of 24/ }),
  ).toBeVisible();
  await expect(
    page.getByText(/^Busiest minute: 1,000,000 tokens at (\d+ [A-Z][a-z]+ )?1[12]:/),
  ).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/quotas?region=${REGION}&q=sonnet+4.6&scope=global`);
  await expect(page.getByText("use not read whole").first()).toBeVisible();

  await page.goto(`/quotas?model=${HAIKU}`);
  const fit = page.locator("#fit");
  await expect(fit).toContainText(`Begins with what this account called in ${REGION}`);
  await expect(fit.getByLabel("Calls a minute")).toHaveValue("1000");
  await fit.getByLabel("max_tokens").fill("400");
  await expect(fit).toContainText("1,000 × (500 + 400)");
  await expect(fit).not.toContainText("Begins with");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 720 });

  await page.goto(`/?cell=111122223333~${REGION}~${HAIKU}`);
  await expect(page.getByText(`Called as eu.${HAIKU}.`).first()).toBeVisible();

  site.aws.setPolicy({ deny: ["cloudwatch:*"] });
  await page.goto(`/quotas?region=${REGION}`);
  await page.getByRole("button", { name: "Refresh quotas" }).click();
  await expect(page.getByText(`What was used was not read in ${REGION}.`)).toBeVisible();
  await expect(page.getByText("cloudwatch:GetMetricData, cloudwatch:ListMetrics")).toBeVisible();
  await expect(row).toContainText("busiest minute");
});
