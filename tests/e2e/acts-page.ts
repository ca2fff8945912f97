import type { Page } from "@playwright/test";
import { DEMO_CONFIG } from "@/lib/cli/demo-config";
import { expect, type Site } from "./fixtures";

export const MAIN = "111122223333";
export const OTHER = "444455556666";
export const TERRA = "openai.gpt-5.6-terra";
export const PALMYRA = "writer.palmyra-x5-v1:0";

/** A site of its own, on which somebody may act, with nothing of AWS in disorder. */
export const ACTING = {
  siteOptions: {
    world: "first-look",
    config: `${DEMO_CONFIG}regions: [us-east-1, eu-west-1, eu-central-1, eu-south-1, af-south-1]\n`,
    before: (aws: Site["aws"]) => aws.clearFaults(),
    logged: true,
  },
} as const;

export const writesOf = (site: Site, operation: string): number =>
  site.aws.writes().filter((call) => call.operation === operation).length;

export const callsOf = (site: Site, name: string): number =>
  site.aws
    .calls()
    .filter(({ operation }) => operation === name)
    .reduce((sum, { calls }) => sum + calls, 0);

export const LIST_OFFERS = "ListFoundationModelAgreementOffers";

export const panelOf = (page: Page) => page.getByRole("form", { name: "Confirm" });

export async function confirm(page: Page, word: string, button: string): Promise<void> {
  const panel = panelOf(page);
  await expect(panel.getByRole("button", { name: button })).toBeDisabled();
  await panel.getByRole("checkbox").check();
  await panel.getByLabel(`Type ${word} to confirm`).fill(word.slice(1));
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: button })).toBeDisabled();
  await panel.getByLabel(`Type ${word} to confirm`).fill(word);
  await panel.getByRole("button", { name: button }).dblclick();
}

export async function previewed(page: Page, model: string): Promise<string> {
  await page.goto(`/acts/review?kind=accept-agreement&account=${MAIN}&models=${model}`);
  await page.getByRole("button", { name: "Read AWS" }).click();
  await expect(panelOf(page)).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}
