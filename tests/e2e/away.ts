import type { Page } from "@playwright/test";

export const gridIsThere = (page: Page) => page.getByRole("gridcell").first().waitFor();

/** The notice of a page whose dashboard is away. */
export const lost = (page: Page) => page.getByText("Connection to the dashboard lost.");
