import type { ShownFault } from "@/lib/domain/facts/fault";
import { asSentence } from "@/lib/domain/words/sentence";

const SAID_MAX = 2;

/** What the first of several faults say, each once and as a sentence. */
export const saidText = (faults: readonly Pick<ShownFault, "message">[]): string =>
  [...new Set(faults.map(({ message }) => asSentence(message)))].slice(0, SAID_MAX).join(" ");
