import type { Page } from "@playwright/test";
import { expectFinished } from "./finished";
import { expect, scanEnds, test } from "./fixtures";
import { sticksOut } from "./layout";
import { answering, toldIn } from "./notifications";
import { scanNow } from "./scan-now";

test.describe.configure({ mode: "default", timeout: 600_000 });
test.use({
  siteOptions: {
    world: "first-look",
    before: (aws) => aws.clearFaults(),
    config: `regions: [eu-west-1, eu-south-1, eu-north-1]
requirements:
  - name: Payments assistant
    models: [anthropic.claude-sonnet-4-6]
    regions: [eu-west-1, eu-south-1]
    routes: { within: eu }
  - name: "Search / EU"
    models: [amazon.nova-2-lite-v1:0]
    regions: [eu-west-1]
`,
  },
});
test.beforeAll(async ({ site }) => scanEnds(site));

/** A day and a time, such as `22 Nov 11:08`. */
const SINCE = /\d{1,2} [A-Z][a-z]{2} \d{2}:\d{2}/;

const nav = (page: Page) => page.getByRole("navigation", { name: "Main" }).first();

test("what is required stands first on the matrix, with its one next step", async ({ page }) => {
  await page.goto("/");
  const block = page.getByRole("region", { name: "What we require", exact: true });
  await expect(block).toContainText(/2 of 3 hold/);
  const row = block.getByRole("row", { name: /Payments assistant/ });
  await expect(row).toContainText("Not met");
  await expect(row).toContainText("Account admin");
  await expect(row).toContainText(SINCE);
  const way = page.getByRole("region", { name: "In the way of what we require" });
  await expect(way).toContainText(/form missing in eu-south-1.*1 line/i);
  await row.getByRole("link", { name: "Submit the use case form in eu-south-1" }).click();
  await expect(page).toHaveURL(
    /cell=111122223333(~|%7E)eu-south-1(~|%7E)anthropic\.claude-sonnet-4-6/,
  );
  await expect(page.getByRole("heading", { name: "Next step" })).toBeVisible();
});

test("the page says what holds, who acts, and keeps its filters in the address", async ({
  page,
}) => {
  await page.goto("/");
  await nav(page)
    .getByRole("link", { name: /^Required.*1 not met/ })
    .click();
  await expect(page.getByText(/^2 of 3 hold\. One is not met: submit the use case/)).toBeVisible();
  const table = page.getByRole("table", { name: "What we require" });
  await expect(table.getByRole("row", { name: /eu-west-1.*Met.*Nothing/ }).first()).toContainText(
    "eu",
  );
  // What a policy of routes holds has no cell that tells since when: the line's own history does.
  for (const one of await table.getByRole("row", { name: /^eu-/ }).all())
    await expect(one).toContainText(SINCE);
  await expect(table.getByRole("row", { name: /eu-south-1/ })).toContainText(/none.*form missing/i);
  await page.getByText("Only what does not hold").click();
  await expect(page).toHaveURL(/open=true/);
  await expect(table.getByRole("row", { name: /eu-west-1/ })).toHaveCount(0);
  await page.getByRole("button", { name: /^1\s*Not met$/ }).click();
  await expect(page).toHaveURL(/state=not_met/);
  await page.goto("/requirements?region=eu-north-1");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(table).toBeVisible();
  await expectFinished(page);
});

test("a requirement has its page and its feed, whatever it is called", async ({ page }) => {
  await page.goto("/requirements");
  await page.getByRole("link", { name: "Search / EU" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Search / EU" })).toBeVisible();
  await expect(page.getByText("The one line holds.")).toBeVisible();
  const feed = await page.getByRole("link", { name: "Feed" }).getAttribute("href");
  const answer = await page.request.get(feed ?? "");
  expect(answer.headers()["content-type"]).toContain("application/rss+xml");
  expect(await answer.text()).toContain("Search / EU: The one line holds.");
  await page.goto("/requirements/Payments~20assistant");
  const lines = page.getByRole("table", { name: "What we require" });
  await expect(lines.getByRole("row", { name: /Not met/ })).toContainText(SINCE);
  await expect(lines.getByRole("row", { name: /Met.*1 of 1/ })).toContainText(SINCE);
  await page.goto("/requirements/Nothing~20here");
  await expect(page.getByText("No requirement of the file has this name.")).toBeVisible();
  await expectFinished(page);
});

test("add a requirement: filled from the matrix, judged while one types, copied as YAML", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/?q=Nova%202%20Lite&geography=Europe");
  const button = page.getByRole("button", { name: "Add a requirement" });
  await button.click();
  const form = page.getByRole("dialog", { name: "Add a requirement" });
  await expect(form).toContainText(/Filled in from the matrix.*Nova 2 Lite, Europe/);
  await form.getByLabel("Name").fill("Contract review");
  const now = form.getByRole("region", { name: "As of now" });
  await expect(now).toContainText(/eu-west-1.*met, by/);
  const yaml = form.getByRole("region", { name: "YAML" });
  await expect(yaml).toContainText("- name: Contract review");
  await expect(yaml).toContainText("models: [amazon.nova-2-lite-v1:0]");

  await form.getByLabel("Tokens a minute").fill("many");
  await form.getByLabel("Name").focus();
  await expect(form.getByRole("alert")).toContainText("Write a whole number of tokens");
  await expect(yaml).toContainText("- name: Contract review");
  await expect(yaml).not.toContainText("tokensPerMinute");

  await page.keyboard.press("Escape");
  await expect(form).toHaveCount(0);
  await expect(button).toBeFocused();
  await button.click();
  await expect(form.getByLabel("Name")).toHaveValue("Contract review");
  await form.getByLabel("Tokens a minute").fill("1,000");
  await form.getByText("Within eu", { exact: true }).click();
  await expect(yaml).toContainText("routes: { within: eu }");
  await form.getByRole("button", { name: "Copy YAML" }).click();
  await expect(page.getByText("YAML copied", { exact: true })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("tokensPerMinute: 1000");
  await expectFinished(page);
});

test("I am told when it is ready, on whatever page, and once", async ({ page, site }) => {
  await answering(page, "granted");
  const told = async () => (await toldIn(page)).map((one) => one.replace(/:.*/, ""));
  await page.goto("/requirements");
  const tell = page.getByRole("button", { name: /Payments assistant$/ });
  await expect(tell).toHaveText("Tell me when it is ready");
  await expect(page.getByRole("button", { name: /Search \/ EU$/ })).toHaveText(
    "Tell me when it stops",
  );
  await tell.click();
  await expect(tell).toHaveText("You will be told");
  site.aws.given(
    { change: "form", region: "eu-south-1", form: "present" },
    {
      change: "access",
      models: ["anthropic.claude-sonnet-4-6"],
      regions: ["eu-south-1"],
      agreement: { kind: "available" },
    },
  );
  await scanNow(page, site);
  await expect(
    page.getByRole("status").filter({ hasText: /^The scan has ended: \d+ of \d+ Regions read/ }),
  ).toBeAttached();
  await page.goto("/errors");
  await expect.poll(told).toEqual(["Payments assistant is ready"]);
  await page.goto("/requirements");
  await expect(tell).toHaveText("Tell me when it stops");
  await page.goto("/errors");
  await expect(page.getByRole("heading", { level: 1, name: "Errors" })).toBeVisible();
  expect(await told()).toEqual(["Payments assistant is ready"]);
});

test("on a phone the page and its tab are there, and nothing sticks out", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/");
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Required" })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "What we require" })).toBeVisible();
  await page.getByRole("button", { name: "Add a requirement" }).click();
  await expect(page.getByRole("dialog", { name: "Add a requirement" })).toBeVisible();
  expect(await sticksOut(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Add a requirement" })).toBeFocused();
});
