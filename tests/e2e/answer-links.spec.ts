import { expect, reading as test } from "./fixtures";
import { ofMeantFaults } from "./meant-faults";

test.describe.configure({ mode: "parallel" });

test.use({ reads: "three accounts" });

test("a link to what the dashboard itself answers is followed once it answers; else the page stays and says so", async ({
  page,
}) => {
  const own = await ofMeantFaults(page);
  await own.goto("/changes");
  await own.route("**/api/me", (route) => route.abort());
  const told = own.locator("li").filter({ hasText: "Not opened" });
  const more = async () => {
    await own.getByRole("button", { name: "More" }).filter({ visible: true }).click();
    await own.getByRole("menuitem", { name: "All of it as JSON" }).click();
  };
  const link = (name: string) => own.getByRole("link", { name, exact: true });
  for (const press of [() => link("JSON").click(), () => link("RSS").click(), more]) {
    await press();
    await expect(told).toBeVisible();
    await expect(own).toHaveURL(/\/changes$/);
    await expect(own.getByRole("heading", { level: 1 })).toHaveText("Changes");
    await told.getByRole("button", { name: "Close" }).click();
    await expect(told).toHaveCount(0);
  }
  await expect(link("RSS")).toHaveAttribute("href", /format=rss/);
  await own.unroute("**/api/me");
  await link("JSON").click();
  await expect(own).toHaveURL(/\/api\/changes/);
});

test("such a link is followed also where a newer build answers, which has other scripts", async ({
  page,
}) => {
  const own = await ofMeantFaults(page);
  // What is fetched when it is needed is not there yet.
  await own.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await own.goto("/changes");
  const link = own.getByRole("link", { name: "JSON", exact: true });
  await expect(link).toBeVisible();
  for (const gone of ["**/_next/static/chunks/**", "**/api/me"])
    await own.route(gone, (route) => route.abort());
  await link.click();
  await expect(own).toHaveURL(/\/api\/changes/);
});
