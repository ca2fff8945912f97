/** Why a verb did not do what was asked, in words for a page. */
export type WatchRefusal = {
  code: "UNKNOWN_WATCH" | "NOTHING_TO_FIX" | "NOTHING_TO_WATCH" | "UNKNOWN_CELL";
  message: string;
};
