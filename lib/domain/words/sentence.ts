/** A text of AWS or of a socket as a sentence among others: with its full stop. */
export const asSentence = (text: string): string =>
  /[.!?]["”)]?$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;

/** Words that stand alone, as in a cell of a table. */
export const ofItsOwn = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Names and terms that are written large wherever they stand. */
const NAMES = /^(?:Anthropic|Marketplace|Region|Service|Bedrock)\b/;

/** A sentence as it goes on within another; what begins with a name, or with capitals as AWS and IAM do, keeps it. */
export const midSentence = (text: string): string =>
  /^\p{Lu}(?:\p{Ll}|\s)/u.test(text) && !NAMES.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
