/**
 * A number as it is read, with separators. Whole numbers are set by hand: the first use of `Intl` takes a browser as long as
 * all else that a page works out before its first cell.
 */
export const figure = (value: number): string =>
  Number.isSafeInteger(value)
    ? `${value}`.replace(/\B(?=(\d{3})+$)/g, ",")
    : value.toLocaleString("en-US");
