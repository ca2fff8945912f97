import { appendFileSync } from "node:fs";
import path from "node:path";
import { expectFinished } from "./finished";
import { expect, scanEnds, test } from "./fixtures";

const EXTERNAL_ID = "7f3c2b1a";
const CONFIG = `
accounts:
  - id: "111122223333"
    name: payments-prod
  - name: data-science
    role: arn:aws:iam::444455556666:role/BedrockReadinessRead
    externalId: ${EXTERNAL_ID}
  - name: sandbox
    role: arn:aws:iam::777788889999:role/NoSuchRole
regions: [us-east-1, eu-west-1, eu-south-1]
`;

test.describe.configure({ mode: "default" });
test.use({
  siteOptions: {
    world: "first-look",
    config: CONFIG,
    before: (aws) =>
      aws.addFaults(
        {
          when: { account: "444455556666", operation: "ListServiceQuotas" },
          fault: { kind: "deny", by: "identity-policy" },
        },
        {
          when: {
            account: "444455556666",
            operation: "ListInferenceProfiles",
            region: "eu-west-1",
          },
          fault: { kind: "deny", by: "service-control-policy" },
        },
      ),
  },
});
test.beforeAll(async ({ site }) => scanEnds(site));

test("each account by name and id, how it is reached, and what it lacks", async ({ page }) => {
  await page.goto("/accounts");
  await expect(page.getByText(/^2 of 3 accounts could be read\./)).toBeVisible();
  const own = page.getByRole("region", { name: "payments-prod" });
  await expect(own).toContainText("111122223333");
  await expect(own).toContainText("The SDK’s default credentials");
  await expect(own).toContainText(/\d of \d read/);

  const science = page.getByRole("region", { name: "data-science" });
  await expect(science).toContainText("Role arn:aws:iam::444455556666:role/BedrockReadinessRead");
  await expect(science).toContainText("with an external id");
  await expect(science.getByRole("heading", { name: "2 actions are denied" })).toBeVisible();
  const quotas = science
    .getByRole("listitem")
    .filter({ hasText: "servicequotas:ListServiceQuotas" });
  await expect(quotas.first()).toContainText(
    /Identity policy lacks the action: \d calls in every Region asked/,
  );
  await expect(quotas.first()).toContainText("Not known without it: Applied quotas");
  const profiles = science
    .getByRole("listitem")
    .filter({ hasText: "bedrock:ListInferenceProfiles" })
    .filter({ hasText: "Organization policy denies" });
  await expect(profiles.first()).toContainText("Organization policy denies: 1 call in eu-west-1");

  const failed = page.getByRole("region", { name: "sandbox" });
  await expect(failed).toContainText("Could not be read");
  await expect(failed).toContainText("Role can't be assumed");
  await expect(failed).toContainText("AssumeRole");
  await expectFinished(page);
});

test("the policies are there to copy, and the external id is nowhere", async ({
  page,
  request,
}) => {
  await page.goto("/accounts");
  await expect(page.getByText('"account:ListRegions"')).toBeVisible();
  const science = page.getByRole("region", { name: "data-science" });
  await science.getByText("Policies of the role").click();
  await expect(science.getByText("sts:ExternalId")).toBeVisible();
  await expect(science.getByText("arn:aws:iam::111122223333:root")).toBeVisible();
  await expectFinished(page);
  for (const address of ["/api/accounts", "/accounts", "/api/matrix"]) {
    expect(await (await request.get(address)).text()).not.toContain(EXTERNAL_ID);
  }
});

test("it is found from the account menu and by the search", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /^Account: / }).click();
  await page.getByRole("link", { name: "How accounts are read" }).click();
  await expect(page).toHaveURL(/\/accounts/);
  await page.goto("/errors");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("combobox", { name: "Search" }).fill("accounts");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Accounts");
});

test("a configuration that no longer parses is told, and the last good one holds", async ({
  page,
  site,
}) => {
  appendFileSync(path.join(site.dataDir, "readiness.yaml"), "regoins: [eu-west-1]\n");
  await page.goto("/accounts");
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/regoins is not a setting/)).toBeVisible({ timeout: 4_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByRole("region", { name: "data-science" })).toBeVisible();
});
