import type { Page } from "@playwright/test";
import { isoDay } from "@/lib/domain/words/dates";

export type Screen = {
  name: string;
  path: string;
  /** Start of the page's title. */
  title: string;
  /** What is on the screen once it is there. */
  shows: string | RegExp;
  /** What to do before looking. */
  before?: (page: Page) => Promise<void>;
};

const ACCOUNT = "111122223333";
const MODEL = "anthropic.claude-sonnet-4-6";

/** Every screen, in the accounts of the first look. */
export const SCREENS: readonly Screen[] = [
  {
    name: "matrix",
    path: "/",
    title: "Matrix",
    shows: /Everything in the way|stand in the way/,
  },
  {
    name: "matrix, all accounts",
    path: "/?account=all",
    title: "Matrix",
    shows: /All 3 accounts/,
  },
  {
    name: "matrix, one model over accounts",
    path: `/?account=all&model=${MODEL}`,
    title: "Claude Sonnet 4.6 over accounts",
    shows: /in 3 accounts/,
  },
  {
    name: "cell",
    path: `/?cell=${ACCOUNT}~eu-south-1~${MODEL}`,
    title: "Claude Sonnet 4.6 in eu-south-1",
    shows: "in order; the first closed one decides",
  },
  {
    name: "cell, ready",
    path: `/?cell=${ACCOUNT}~us-east-1~amazon.nova-lite-v1:0`,
    title: "Nova Lite in us-east-1",
    shows: "How to call",
  },
  {
    name: "cell, all accounts",
    path: `/?account=all&cell=all~eu-west-1~${MODEL}`,
    title: "Claude Sonnet 4.6 in eu-west-1",
    shows: "By account",
  },
  {
    name: "requirements",
    path: "/requirements",
    title: "What we require",
    shows: /^\d+ of \d+ hold\./,
  },
  {
    name: "requirements, all accounts",
    path: "/requirements?account=all",
    title: "What we require",
    shows: /^\d+ of \d+ hold\./,
  },
  {
    name: "add a requirement",
    path: "/requirements?add=name%3DReview%26model%3Damazon.nova-2-lite-v1%253A0%26region%3Deu-west-1",
    title: "What we require",
    shows: /^met, by/,
  },
  {
    name: "requirement",
    path: "/requirements/Payments~20assistant",
    title: "Payments assistant",
    shows: "From a pipeline",
  },
  { name: "plan", path: "/plan", title: "Plan", shows: "The same in a terminal" },
  { name: "pending", path: "/pending", title: "Pending", shows: /Next poll|Asking AWS now/ },
  { name: "acts", path: "/acts", title: "Acts", shows: "Nothing waits for you." },
  {
    name: "review, not read yet",
    path: `/acts/review?kind=enable-region&account=${ACCOUNT}&region=af-south-1`,
    title: "Enable af-south-1, Cape Town",
    shows: "Nothing is read yet",
  },
  {
    name: "use case form",
    path: `/acts/form?account=${ACCOUNT}`,
    title: "Anthropic use case form",
    shows: "Exactly what is sent",
  },
  { name: "regions", path: "/regions", title: "Regions", shows: /fit for go-live/ },
  {
    name: "regions, all accounts",
    path: "/regions?account=all",
    title: "Regions",
    shows: /accounts together/,
  },
  {
    name: "region review",
    path: "/regions/eu-west-1",
    title: "eu-west-1 review",
    shows: "Sign-off",
  },
  {
    name: "region, all accounts",
    path: "/regions/eu-west-1?account=all",
    title: "eu-west-1 review",
    shows: "A review and its sign-off are of one account.",
  },
  { name: "quotas", path: "/quotas?region=us-east-1", title: "Quotas", shows: /Applied values of/ },
  {
    name: "quotas, one model",
    path: `/quotas?model=${MODEL}`,
    title: "Quotas",
    shows: "By Region",
  },
  {
    name: "people",
    path: "/people?who=payments-dev",
    title: "People",
    shows: "What would this person see?",
  },
  { name: "errors", path: "/errors", title: "Errors", shows: "ThrottlingException" },
  {
    name: "error",
    path: "/errors/FTUFormNotFilled",
    title: "FTUFormNotFilled",
    shows: "What to do",
  },
  {
    name: "diagnose",
    path: `/diagnose?${new URLSearchParams({ text: "An error occurred (ThrottlingException) when calling the Converse operation: Too many tokens, please wait before trying again. us-east-1 anthropic.claude-sonnet-4-6" })}`,
    title: "Diagnose",
    shows: "Matching cells of the last scan",
  },
  { name: "changes", path: "/changes", title: "Changes", shows: "Since" },
  {
    name: "then and now",
    path: `/?from=${isoDay(Date.now())}`,
    title: "Then and now",
    // Before the press nothing is known of then, and at no width is this said.
    shows: /ready then/,
    before: (page) => page.getByRole("button", { name: "From the first scan" }).click(),
  },
  {
    name: "then and now, all accounts",
    path: `/?account=all&all=true&view=then&from=${isoDay(Date.now())}`,
    title: "Then and now",
    shows: /History of 3 accounts is kept from/,
  },
  {
    name: "compare, two Regions",
    path: "/compare?one=eu-west-1&other=eu-south-1",
    title: "Compare",
    shows: /models differ/,
  },
  {
    name: "compare, two accounts",
    path: "/compare?by=accounts",
    title: "Compare",
    shows: /alike$/,
  },
  {
    name: "views",
    path: "/?geography=Europe",
    title: "Matrix",
    shows: "Name of what is shown now",
    before: async (page) => {
      await page.getByRole("button", { name: "Views" }).click();
      await page.getByRole("menuitem", { name: "Save this view, or arrange…" }).click();
    },
  },
  {
    name: "accounts",
    path: "/accounts",
    title: "Accounts",
    shows: "The least policy a scan needs",
  },
  { name: "record", path: "/record", title: "Record", shows: "Rows are only ever added" },
  {
    name: "check a principal",
    path: `/principal?model=${MODEL}&region=eu-west-1`,
    title: "Check a principal",
    shows: "ARN of a role or a user",
  },
  { name: "tokens", path: "/tokens", title: "Tokens", shows: "Create a token" },
  {
    name: "settings",
    path: "/settings",
    title: "Settings",
    shows: "What the read role may not do",
  },
  {
    name: "add an account",
    path: "/settings?add=true&id=999900001111&name=search-prod",
    title: "Settings",
    shows: "Check that it answers",
  },
  { name: "not found", path: "/nowhere", title: "Not found", shows: "Matrix" },
  {
    name: "command menu",
    path: "/",
    title: "Matrix",
    shows: /^Cells$/,
    before: async (page) => {
      await page.getByRole("gridcell").first().waitFor();
      await page.keyboard.press("Control+k");
      await page.keyboard.type("sonnet eu");
    },
  },
  {
    name: "account picker",
    path: "/?account=all",
    title: "Matrix",
    shows: "How accounts are read",
    before: (page) => page.getByRole("button", { name: /^Account:/ }).click(),
  },
  {
    name: "keys",
    path: "/",
    title: "Matrix",
    shows: "what one cell says",
    before: async (page) => {
      await page.getByRole("gridcell").first().waitFor();
      await page.keyboard.press("?");
    },
  },
];

/** Opens a screen and waits until it shows what it is for, and loads nothing any more. */
export async function openScreen(page: Page, screen: Screen): Promise<void> {
  await page.goto(screen.path);
  await page.locator("main").waitFor();
  await screen.before?.(page);
  await page.getByText(screen.shows).filter({ visible: true }).first().waitFor();
  await page.locator("header").getByText("Account …").waitFor({ state: "hidden" });
  await page
    .locator("main [data-loading]")
    .filter({ visible: true })
    .first()
    .waitFor({ state: "hidden" });
}
