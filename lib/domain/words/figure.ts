/** A number as it is read: with separators. */
export const figure = (value: number): string => value.toLocaleString("en-US");
