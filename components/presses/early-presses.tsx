/** The scripts ask by this event for what was pressed before they were there. */
export const ASKED_FOR_EARLY = "early-presses";

/** What was pressed before anything heard it, in its order. */
export type EarlyPresses = {
  keys: KeyboardEvent[];
  /** With what it said when it was pressed: one that says something else by now is not what was meant. */
  clicked: { pressed: HTMLElement; said: string | null }[];
};

// Forms and links work without scripts, and are left alone; so is whatever is typed into a field.
const KEEP = `(() => {
  const keys = [], clicked = [];
  const onKey = (event) => {
    const typed = event.target.closest?.("input, textarea, select, [contenteditable]");
    const mod = event.metaKey || event.ctrlKey;
    if (typed || event.altKey || event.isComposing || event.key.length > 1) return;
    if (mod && event.key.toLowerCase() !== "k") return;
    if (mod || event.key === "/") event.preventDefault();
    keys.push(event);
  };
  const onClick = (event) => {
    const pressed = event.target.closest?.("button[type=button], input[type=checkbox]");
    if (!pressed) return;
    event.preventDefault();
    clicked.push({ pressed, said: pressed.textContent });
  };
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("click", onClick, true);
  document.addEventListener("${ASKED_FOR_EARLY}", ({ detail }) => {
    document.removeEventListener("keydown", onKey, true);
    document.removeEventListener("click", onClick, true);
    detail.keys.push(...keys.splice(0));
    detail.clicked.push(...clicked.splice(0));
  });
})()`;

/** Keeps what is pressed between the first sight of a page and its scripts; they take it over by `takeEarly`. */
export function KeepEarlyPresses({ nonce }: { nonce: string | undefined }) {
  return (
    <script
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, before any script is there
      dangerouslySetInnerHTML={{ __html: KEEP }}
    />
  );
}
