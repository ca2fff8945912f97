import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { State } from "@/lib/domain/state";

type Of = { state: State; code: Code | null; cause: Cause | null };

/** What stands in the way, as it stands in an address: state, code and cause with dots between them, `-` for none. */
export const causeKey = ({ state, code, cause }: Of): string =>
  [state, code ?? "-", cause ?? "-"].join(".");

/** All causes of one code in one state. */
export const anyCauseKey = ({ state, code }: Pick<Of, "state" | "code">): string =>
  [state, code ?? "-", "*"].join(".");

/** Whether a key is the one that was asked for, or one of those. */
export const fitsCause = (key: string, asked: string): boolean =>
  asked.endsWith(".*") ? key.startsWith(asked.slice(0, -1)) : key === asked;
