/** A text of AWS or of a socket as a sentence among others: with its full stop. */
export const asSentence = (text: string): string =>
  /[.!?]["”)]?$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
