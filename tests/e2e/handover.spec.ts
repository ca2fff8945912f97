import type { Page } from "@playwright/test";
import { expectFinished } from "./finished";
import { expect, type Site, scanEnds, test } from "./fixtures";

const ACCOUNT = "111122223333";
const TWICE = { region: "us-east-1", modelId: "anthropic.claude-sonnet-4-6" };

test.describe.configure({ mode: "default" });
test.use({
  siteOptions: {
    world: "first-look",
    config: `regions: [us-east-1, eu-west-1, eu-south-1, me-central-1]\nmaskAccountIds: true\n`,
    before: (aws) =>
      aws.given({
        change: "access",
        models: [TWICE.modelId],
        regions: [TWICE.region],
        agreement: { kind: "error", message: "INVALID_PAYMENT_INSTRUMENT" },
        authorization: "NOT_AUTHORIZED",
      }),
  },
});
test.beforeAll(async ({ site }) => scanEnds(site));

type Cell = { region: string; modelId: string };
type Found = Cell & { state: string; code: string | null };

async function cells(site: Site): Promise<readonly Found[]> {
  const answer = await fetch(`${site.url}/api/readiness`);
  return ((await answer.json()) as { cells: Found[] }).cells;
}

const open = (page: Page, { region, modelId }: Cell) =>
  page.goto(`/?${new URLSearchParams({ cell: `${ACCOUNT}~${region}~${modelId}` })}`);

test("a blocked cell is handed over as Markdown, with evidence and without account ids", async ({
  page,
  site,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const blocked = (await cells(site)).find(({ code }) => code === "MPAgreementFailed");
  if (!blocked) throw new Error("no such cell");
  await open(page, blocked);
  await page.getByRole("button", { name: /^Copy for / }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(`in ${blocked.region}: blocked, MPAgreementFailed**`);
  expect(text).toMatch(/### What to do\n\nWho: .+\n\n1\. /);
  expect(text).toMatch(/closed .*: GetFoundationModelAvailability at \d{4}-.+Z, request `/);
  expect(text).not.toContain(ACCOUNT);
  expect(text).toContain("********3333");
});

test("a gate that is closed behind the deciding one has its fix as well", async ({ page }) => {
  await open(page, TWICE);
  await page.getByText(/^What to do: /).click();
  await expect(page.getByText("Also closed:")).toBeVisible();
  await expectFinished(page);
});

test("a text that leaves two meanings is settled by the scan", async ({ page, site }) => {
  const off = (await cells(site)).find(({ code }) => code === "RegionDisabled");
  if (!off) throw new Error("no such cell");
  const text = `UnrecognizedClientException: The security token included in the request is invalid. region=${off.region}`;
  await page.goto(`/diagnose?${new URLSearchParams({ text })}`);
  await expect(page.getByText("The last scan tells:")).toBeVisible();
  await expect(page.getByText(`${off.region} is off`)).toBeVisible();
  await expect(page.getByText("Cause region-opt-in-disabled")).toBeVisible();
  await expect(page).toHaveURL(/\/diagnose$/);
  await expect(
    page.getByRole("heading", { name: "Matching cells of the last scan" }),
  ).toBeVisible();
  await expectFinished(page);
});

test("a dropped file is read in the page, and one that is too large is refused", async ({
  page,
}) => {
  await page.goto("/diagnose");
  const chooser = page.getByLabel("File with the error");
  await chooser.setInputFiles({
    name: "app.log",
    mimeType: "text/plain",
    buffer: Buffer.from("Fill out the Anthropic use case details form. region=eu-south-1"),
  });
  await expect(page.getByText("Cause use-case-form-missing")).toBeVisible();
  await chooser.setInputFiles({
    name: "all.log",
    mimeType: "text/plain",
    buffer: Buffer.alloc(600 * 1_024, "x"),
  });
  await expect(page.getByText(/all\.log is larger than 512 kB/)).toBeVisible();
});

test("a code's number of cells leads to exactly these cells", async ({ page, site }) => {
  const expected = (await cells(site)).filter(
    ({ state, code }) => state === "blocked" && code === "MPAgreementFailed",
  ).length;
  await page.goto("/errors");
  await page
    .getByRole("row", { name: /MPAgreementFailed/ })
    .getByRole("link", { name: `${expected} blocked cells, shown in the matrix` })
    .click();
  await expect(page).toHaveURL(/cause=blocked\.MPAgreementFailed\./);
  const lit = '[role="gridcell"]:not([data-faint]):not([aria-label$=" models"])';
  await expect(page.locator(lit)).toHaveCount(expected);
});
