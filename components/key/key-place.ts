/** The key's button on the page that is open; null where the page has none. */
export const keyButton = (): HTMLElement | null =>
  document.querySelector<HTMLElement>("[data-key-button]");
