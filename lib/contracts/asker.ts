/** Where an answer says by the key of `EntryView` whom it is for, so that a page of another person knows. */
export const ASKER_HEADER = "x-readiness-asker";
