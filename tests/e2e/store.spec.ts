import { rm } from "node:fs/promises";
import path from "node:path";
import { STORE_FILE } from "@/lib/db/open";
import { expect, scanEnds, test } from "./fixtures";

const config = `regions: [us-east-1]
requirements:
  - name: Assistant
    models: [amazon.nova-lite-v1:0]
    regions: [us-east-1]
`;
const DELETED = /^The store .*readiness\.db was deleted while this program ran/;

test.describe.configure({ mode: "serial", timeout: 600_000 });
test.use({ siteOptions: { world: "all-ready", config } });
test.beforeAll(async ({ site }) => scanEnds(site));

test("a store that was deleted is told on every page, and a sign-off is refused in its words", async ({
  page,
  site,
}) => {
  await rm(path.join(site.dataDir, STORE_FILE));
  const told = async () => {
    const answer = await fetch(`${site.url}/api/matrix`);
    const { storeProblem } = (await answer.json()) as { storeProblem: { message: string } | null };
    return storeProblem?.message;
  };
  await expect.poll(told, { timeout: 120_000 }).toMatch(DELETED);
  for (const address of ["/", "/quotas", "/regions", "/pending"]) {
    await page.goto(address);
    const notice = page.getByRole("status").filter({ hasText: "Nothing can be stored since" });
    await expect(notice).toContainText("Put the file back, or restart this program");
  }
  await page.goto("/regions/us-east-1");
  await page.getByRole("checkbox", { name: "Destinations are reviewed" }).check();
  await page.getByLabel("Name", { exact: true }).fill("Dana Smith");
  await page.getByLabel(/^Note/).fill("The store is gone.");
  await page.getByRole("button", { name: /^Sign off/, disabled: false }).click();
  const refused = page.getByText(/was deleted while this program ran, and nothing more is kept/);
  await expect(refused).toHaveCount(2);
  const ready = await fetch(`${site.url}/api/health/ready`);
  expect(ready.status).toBe(503);
});
