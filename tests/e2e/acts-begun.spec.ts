import {
  ACTING,
  callsOf,
  confirm,
  LIST_OFFERS,
  MAIN,
  PALMYRA,
  panelOf,
  TERRA,
  writesOf,
} from "./acts-page";
import { crawl } from "./crawl";
import { expectFinished } from "./finished";
import { expect, scanEnds, test } from "./fixtures";

test.describe.configure({ mode: "default", timeout: 600_000 });
test.use(ACTING);
test.beforeAll(async ({ site }) => scanEnds(site));

test("a crawler that follows every link has nothing read by the act role, and nothing written", async ({
  page,
  site,
}) => {
  const byTheRole = () => [callsOf(site, LIST_OFFERS), callsOf(site, "AssumeRole")];
  const before = byTheRole();
  const review = `/acts/review?kind=accept-agreement&account=${MAIN}&models=`;
  const walked = await crawl(
    page,
    [
      "/",
      "/acts",
      `${review}${TERRA}`,
      `${review}${TERRA},${PALMYRA}`,
      `/acts/form?account=${MAIN}`,
      `/?account=${MAIN}&cell=${MAIN}~eu-west-1~${TERRA}`,
      `/regions/af-south-1?account=${MAIN}`,
      `/quotas?account=${MAIN}&region=us-east-1`,
    ].map((address) => new URL(address, site.url)),
  );
  expect(walked.length).toBeGreaterThan(20);
  expect(byTheRole()).toEqual(before);
  expect(site.aws.writes()).toEqual([]);
  for (const address of [`${review}${TERRA}`, `${review}${TERRA},${PALMYRA}`]) {
    await page.goto(address);
    await expect(page.getByText("Nothing is read yet").first()).toBeVisible();
    await expectFinished(page);
  }
});

test("what moved since the preview is shown, and nothing is sent", async ({ page, site }) => {
  const before = site.aws.writes().length;
  await page.goto(`/acts/review?kind=accept-agreement&account=${MAIN}&models=${PALMYRA}`);
  await page.getByRole("button", { name: "Read AWS" }).click();
  await expect(panelOf(page)).toBeVisible();
  site.aws.given({
    change: "access",
    account: MAIN,
    models: [PALMYRA],
    agreement: { kind: "available", acceptedAgoMs: 0 },
  });
  await confirm(page, MAIN, "Accept the offer");
  await expect(
    page
      .getByRole("status")
      .getByText(/Nothing was sent/)
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Preview again" })).toBeVisible();
  await page.getByRole("button", { name: "Preview again" }).click();
  await expect(page.getByText("The account has this agreement already.")).toBeVisible();
  expect(site.aws.writes()).toHaveLength(before);
});

test("the form is left by a step back once that is confirmed, and at once where it holds nothing", async ({
  page,
}) => {
  await page.goto("/pending");
  await expect(page.getByRole("heading", { level: 1, name: "Pending" })).toBeVisible();
  await page.goto(`/acts/form?account=${MAIN}`);
  await page.locator("#companyName").fill("Zebrafish");
  await page.goBack();
  await page.getByRole("button", { name: "Leave, lose the answers" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pending" })).toBeVisible();
  await page.goto(`/acts/form?account=${MAIN}`);
  await page.locator("#companyName").fill("Zebrafish");
  await page.locator("#companyName").fill("");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Pending" })).toBeVisible();
});

test("a review that can't be begun since acts are not read says so, and is tried again", async ({
  page,
}) => {
  await page.route("**/api/acts", (route) => route.fulfill({ json: {} }));
  for (const address of [
    `/acts/review?kind=accept-agreement&account=${MAIN}&models=${TERRA}`,
    `/acts/form?account=${MAIN}`,
  ]) {
    await page.goto(address);
    await expect(page.getByText(/^The (review|form) was not loaded\./)).toBeVisible();
  }
  await page.unroute("**/api/acts");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("region", { name: "Preview, then confirm" })).toBeVisible();
});

test("a quota is asked for above its default alone", async ({ page, site }) => {
  await page.goto(`/quotas?account=${MAIN}&region=us-east-1`);
  await page
    .getByRole("button", { name: /^Request: Cross-region/ })
    .first()
    .click();
  const value = page.getByLabel("Value to ask for");
  await value.fill("1");
  await expect(page.getByRole("link", { name: /^Review and ask/ })).toHaveCount(0);
  await value.fill("90000000");
  await page.getByRole("link", { name: /^Review and ask/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /to 90,000,000/ })).toBeVisible();
  await confirm(page, MAIN, "Ask for the increase");
  await expect(page.getByRole("heading", { name: /^(Sent once|Done)/ })).toBeVisible();
  expect(writesOf(site, "RequestServiceQuotaIncrease")).toBe(1);
});
