type Key = { keys: readonly string[]; does: string };

/** The four that a first visitor needs, at the foot of the signs. */
export const FIRST_KEYS: readonly Key[] = [
  { keys: ["/"], does: "filter" },
  { keys: ["↵"], does: "open" },
  { keys: ["r"], does: "read again" },
  { keys: ["b"], does: "blocked" },
];

/** Every key the product answers to. */
export const ALL_KEYS: readonly Key[] = [
  { keys: ["/"], does: "Filter, or search the page" },
  {
    keys: ["⌘K", "Ctrl K"],
    does: "Everything: a model, Region, account, code, requirement, page or command",
  },
  { keys: ["↑", "↓", "←", "→"], does: "Move in the grid; the open sheet follows" },
  { keys: ["Home", "End"], does: "First and last cell of the row; with Ctrl, of the grid" },
  { keys: ["PgUp", "PgDn"], does: "A screen up and down" },
  { keys: ["↵"], does: "Open the cell; once more to step into the sheet" },
  { keys: ["r"], does: "Re-check the cell, row, column or provider in focus" },
  { keys: ["b"], does: "Only blocked, and back" },
  { keys: ["j", "k"], does: "In Acts and Record: the next row, the one before" },
  { keys: ["Space"], does: "In Plan: tick the cause; on an owner, all of it" },
  { keys: ["⇧↑", "⇧↓"], does: "In Plan: tick the causes that are passed" },
  { keys: ["a"], does: "In Plan: tick all of the owner" },
  { keys: ["c"], does: "In Plan: copy the text" },
  { keys: ["*"], does: "In Accounts: unfold all; the arrows move, fold and unfold" },
  { keys: ["[", "]"], does: "In Then and now: from the scan before, from the one after" },
  { keys: ["esc"], does: "Close what is on top" },
  { keys: ["?"], does: "This key" },
];
