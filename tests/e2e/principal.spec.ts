import { expect, scanEnds, test } from "./fixtures";

const ACCOUNT = "111122223333";
const MODEL = "anthropic.claude-haiku-4-5-20251001-v1:0";
const APP = `arn:aws:iam::${ACCOUNT}:role/App`;
const CONFIG = "regions: [us-east-1, eu-west-1]\nprincipals: { enabled: true }\n";

test.describe.configure({ mode: "default", timeout: 600_000 });
test.use({
  siteOptions: {
    world: "all-ready",
    config: CONFIG,
    before: (aws) =>
      aws.given({
        change: "principal",
        account: ACCOUNT,
        principal: {
          arn: APP,
          policies: [
            {
              id: "AppPolicy",
              document: JSON.stringify({
                Version: "2012-10-17",
                Statement: [
                  { Effect: "Allow", Action: "bedrock:*", Resource: "*" },
                  { Effect: "Deny", Action: "bedrock:*", Resource: "*:eu-west-3:*" },
                ],
              }),
            },
          ],
        },
      }),
  },
});
test.beforeAll(async ({ site }) => scanEnds(site));

test("a ready cell leads to whether a role may call it, and what refuses is named", async ({
  page,
  site,
}) => {
  await page.goto(`/?cell=${ACCOUNT}~eu-west-1~${MODEL}`);
  await page.getByRole("link", { name: "Check a principal…" }).click();
  await expect(page.getByRole("heading", { name: "What it can’t see" })).toBeVisible();
  await expect(page.getByLabel("Model, or all that is ready")).toHaveValue(MODEL);
  const arn = page.getByLabel("ARN of a role or a user");
  await arn.fill("App");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByText("This is no ARN of a role or a user.")).toBeVisible();
  expect(site.aws.calls().filter(({ service }) => service === "iam")).toEqual([]);

  await arn.fill(APP);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  const table = page.getByRole("table", { name: "Rights by route" });
  await expect(table.getByText("The statement at line 1 of AppPolicy")).toBeVisible();
  await expect(table.getByRole("row", { name: /^Claude Haiku 4.5.*global/ })).toContainText(
    "Not refused by what can be seen",
  );

  await arn.fill(`${APP}Gone`);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByText("The role with name AppGone cannot be found.")).toBeVisible();
});
