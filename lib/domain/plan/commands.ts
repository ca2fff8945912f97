import { consequenceOf } from "@/lib/domain/advice/consequence";
import { groupBy } from "@/lib/domain/group-by";
import { shellQuote } from "@/lib/domain/links/command";
import type { PlanCommand } from "./types";

/** A command for one place. */
export type OneCommand = {
  account: string;
  text: string;
  region: string | null;
  modelId: string | null;
};

/**
 * Commands for a POSIX shell, each once: those of an account that differ in the model alone, or in the Region alone, are
 * one loop.
 */
export function groupCommands(commands: readonly OneCommand[]): readonly PlanCommand[] {
  const byAccount = groupBy(commands, ({ account }) => account);
  return [...byAccount].flatMap(([account, own]) => {
    const loops = looped(looped(own.map(asLoop), MODEL), REGION);
    return loops.map((loop): PlanCommand => {
      const text = textOf(loop);
      return { account, text, consequence: consequenceOf(text) };
    });
  });
}

/** A command with the values that it is run for; of none it is run once. */
type Loop = Omit<OneCommand, "account"> & { over: Variable | null; values: readonly string[] };

type Variable = {
  name: string;
  flag: RegExp;
  read: (loop: Loop) => string | null;
};

const MODEL: Variable = { name: "model", flag: /--model-id /, read: ({ modelId }) => modelId };
const REGION: Variable = {
  name: "region",
  flag: /--region(?:-name)? /,
  read: ({ region }) => region,
};

const asLoop = ({ text, region, modelId }: OneCommand): Loop => ({
  text,
  region,
  modelId,
  over: null,
  values: [],
});

function looped(loops: readonly Loop[], over: Variable): readonly Loop[] {
  const alike = groupBy(loops, (loop) => (loop.over ? loop.text : templateOf(loop, over)));
  return [...alike].flatMap(([text, own]): readonly Loop[] => {
    const [first] = own;
    if (!first) return [];
    const values = [...new Set(own.map(over.read))].filter((value) => value !== null);
    if (first.over || values.length < 2 || text === first.text) return distinct(own);
    return [{ ...first, text, over, values }];
  });
}

const distinct = (loops: readonly Loop[]): readonly Loop[] => [
  ...new Map(loops.map((loop) => [textOf(loop), loop])).values(),
];

/** The command with a variable in place of the value; the same text where it has no such flag. */
function templateOf(loop: Loop, { name, flag, read }: Variable): string {
  const value = read(loop);
  if (value === null) return loop.text;
  const said = shellQuote(value);
  const parts = loop.text.split(new RegExp(`(${flag.source})`));
  return parts
    .map((part, at) => {
      const follows = at > 0 && flag.test(parts[at - 1] ?? "");
      return follows && startsWithWord(part, said) ? `"$${name}"${part.slice(said.length)}` : part;
    })
    .join("");
}

const startsWithWord = (text: string, word: string): boolean =>
  text.startsWith(word) && /^(?:$|[\s)"'])/.test(text.slice(word.length));

function textOf({ text, over, values }: Loop): string {
  if (over === null) return text;
  return `for ${over.name} in ${values.map(shellQuote).join(" ")}; do\n  ${text}\ndone`;
}
