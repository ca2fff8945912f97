import { expectFinished } from "./finished";
import { expect, scanEnds, test } from "./fixtures";
import { scanNow } from "./scan-now";

test.describe.configure({ mode: "serial", timeout: 600_000 });
test.use({
  siteOptions: {
    world: "first-look",
    config: "regions: [us-east-1, eu-west-3, ap-southeast-4]\n",
  },
});
test.beforeAll(async ({ site }) => scanEnds(site));

const JAMBA = "Jamba 1.5 Large: ready in us-east-1. It was inactive.";

test("what became ready after a scan shows once", async ({ page, site }) => {
  await page.goto("/changes");
  await expect(page.getByText(/: first read, [\d,]+ cells\./)).toBeVisible();
  site.aws.given({
    change: "access",
    models: ["ai21.jamba-1-5-large-v1:0"],
    agreement: { kind: "available" },
  });
  await scanNow(page, site);
  await expect(page.getByText(JAMBA)).toHaveCount(1);
  await scanNow(page, site);
  await expect(page.getByText(JAMBA)).toHaveCount(1);
  await page.getByRole("button", { name: "What" }).click();
  await page.getByRole("menuitemcheckbox", { name: /Ready/ }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/kind=ready/);
  await expect(page.getByText(/: first read,/)).toHaveCount(0);
  await expect(page.getByText(JAMBA)).toBeVisible();
});

test("a Region that fails for one scan is not checked, and nothing is removed", async ({
  page,
  site,
}) => {
  site.aws.addFaults({
    id: "out",
    when: { region: "eu-west-3", service: "bedrock" },
    fault: { kind: "deny", by: "service-control-policy" },
  });
  await page.goto("/changes?region=eu-west-3");
  await scanNow(page, site);
  site.aws.clearFaults("out");
  await page.reload();
  const missed = page.getByText(/^eu-west-3: \d+ cells not checked \(AccessDeniedException\)\./);
  await expect(missed.first()).toBeVisible();
  // A poll of its agreements may have missed some cells before the scan did.
  const times = await missed.count();
  await scanNow(page, site);
  await page.reload();
  await expect(missed).toHaveCount(times);
  await expect(page.getByText("Withdrawn")).toHaveCount(0);
  await expect(page.getByText("Offered")).toHaveCount(0);
  await expectFinished(page);
});

test("a Region that was enabled is one line, whatever its models became", async ({
  page,
  site,
}) => {
  site.aws.given({ change: "region", region: "ap-southeast-4", status: "ENABLED" });
  await page.goto("/changes?region=ap-southeast-4");
  await scanNow(page, site);
  await page.reload();
  await expect(page.getByText("ap-southeast-4 was enabled.")).toHaveCount(1);
  await expect(page.getByText(/ready in ap-southeast-4/)).toHaveCount(0);
});

test("the same as JSON and as a feed", async ({ page, request }) => {
  await page.goto("/changes?kind=ready");
  const json = page.getByRole("link", { name: "JSON" });
  const view = await (await request.get((await json.getAttribute("href")) ?? "")).json();
  expect(view.groups.flatMap((group: { lines: unknown[] }) => group.lines)).toContainEqual(
    expect.objectContaining({
      kind: "ready",
      regions: ["us-east-1"],
      modelIds: ["ai21.jamba-1-5-large-v1:0"],
    }),
  );
  const rss = await request.get(
    (await page.getByRole("link", { name: "RSS" }).getAttribute("href")) ?? "",
  );
  expect(rss.headers()["content-type"]).toContain("application/rss+xml");
  const feed = await rss.text();
  expect(feed).toContain(JAMBA);
  expect(feed).toMatch(/<link>http:\/\/127\.0\.0\.1:\d+\/changes\?/);
});
