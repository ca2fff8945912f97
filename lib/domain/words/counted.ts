import { figure } from "./figure";

/** So many of something: `1 cell`, `1,200 cells`; `many` where its plural is none by an s. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${figure(count)} ${count === 1 ? one : many}`;
