import { exceptionNames } from "./names";
import { codeOfName, isOfAws } from "./wire-codes";

/** Who says an error: AWS by a name of its own, what is wrapped around it, or nobody that the text names. */
export type Speaker = {
  /** Exception name as it came. */
  name: string | null;
  source: "aws" | "wrapper" | "unknown";
  /** The client library around it, such as `litellm`. */
  wrapper: string | null;
};

const LIBRARY =
  "(litellm|openai|anthropic|httpx|aiohttp|requests|urllib3|langchain\\w{0,20}|pydantic\\w{0,10})(?:\\.\\w{1,40}){0,4}\\.\\w{2,60}(?:error|exception)\\b";
const FIRST_LIBRARY = new RegExp(`\\b${LIBRARY}`, "i");

/** A client library's name for an error, in folded text: it tells who wrapped it. */
export const OF_A_LIBRARY = new RegExp(`\\b${LIBRARY}`, "g");

/** Who speaks in a stripped text; AWS's own name goes before those around it. */
export function speakerOf(stripped: string): Speaker {
  const names = exceptionNames(stripped);
  const name = names.find((candidate) => codeOfName(candidate) !== null) ?? names[0] ?? null;
  const wrapper = FIRST_LIBRARY.exec(stripped)?.[1]?.toLowerCase() ?? null;
  return { name, source: sourceOf(name, wrapper), wrapper };
}

function sourceOf(name: string | null, wrapper: string | null): Speaker["source"] {
  if (isOfAws(name)) return "aws";
  return wrapper ? "wrapper" : "unknown";
}
