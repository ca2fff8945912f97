import type { ConfigurationProblem } from "@/lib/domain/configuration";

/** A problem in the words of `parseConfig`, taken apart: the line of the file, and the rest without the file's name. */
export function placedProblem(words: string, file: string): ConfigurationProblem {
  const rest = words.startsWith(`${file}:`) ? words.slice(file.length + 1).trim() : words;
  const [, line, text] = /^(\d+): (.*)$/s.exec(rest) ?? [];
  return line && text ? { line: Number(line), text } : { line: null, text: rest };
}
