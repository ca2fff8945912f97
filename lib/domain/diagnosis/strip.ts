const ERROR_WORD = /error|exception|denied|failed|invalid|unable|unauthori[sz]ed|expired|not /i;

/** A shell's prompt before a command, with or without who and where. */
const PROMPT =
  /^(?:\([\w.-]{1,40}\) ?)?(?:[\w.-]{1,40}@[\w.-]{1,60}[^$%#>]{0,80})?(?:[$%❯➜λ›]|PS [A-Z]:\\[^>]{0,80}>) ?[a-z.~/]/;
const COMMAND =
  /^(?:sudo )?(?:aws (?:-|[a-z][a-z0-9-]{1,40} (?:[a-z-]|$))|aws (?:login|configure)$|curl -|(?:npx|npm|pnpm|yarn|pip3?|uvx?|docker|kubectl|terraform|cdk|sam|git) [a-z-]|(?:python3?|node|tsx) [\w./-]{1,120}\.\w{2,3}\b|(?:export|set) \w{1,60}=|-{1,2}[a-z][\w-]{1,40}(?: |=|$))/;

/** Lines of a trace: where, not what. */
const FRAMES = [
  /^File "[^"]{0,300}", line \d/,
  /^at (?:[a-z]{3,5} )?(?:[\w.$<>[\] ]{1,160} )?\(?[^()]{0,300}(?::\d{1,7}){1,2}\)?$/,
  /^at (?:[a-z]{3,5} )?[\w.$<>[\]/]{1,200}\([^)]{0,120}\)$/,
  /^\.{3} \d{1,4} (?:more|common frames)/,
  /^from [\w./-]{1,300}:\d{1,6}:in /,
  /^#\d{1,3} [/\\]/,
  /^-{2,}> ?\d{1,6} /,
  /^(?:> ?)?\d{1,6} ?\| /,
  /^[\s^~]{1,200}$/,
  /^(?:raise|throw(?: new)?|return|const|let|var|def|class|import) [^:]{0,200}[();{=]/,
];
const PYTHON_FRAME = /^File "/;
const ERROR_NAME = /\w(?:Exception|Error)\b|An error occurred/;

/** What a tool suggests to do is no sign of what happened. */
const HINTS = [
  /(?:(?:please|you can|you may|try|then|or) )?(?:try(?: running)?|run(?:ning)?|execute|use|using|type|do)(?: the command)?:? ?["'(]?aws (?:sso|login|configure|sts|bedrock)\b[^"'\n.,;)|]{0,100}["')]?/gi,
  /(?:please )?(?:re-?)?run:? ?["']?(?:\/[a-z-]{2,20}|claude \/?[a-z-]{2,20})["']?/gi,
  /(?:claude code|this (?:app|tool|service)|\w{1,30}) (?:might|may) not be available in your (?:country|region)[^\n]{0,120}/gi,
  /check (?:the )?(?:list of )?supported countries[^\n]{0,120}/gi,
  /(?:for (?:more|further) information,? (?:check|visit|see)|learn more|see also|read more):? ?https?:\/\/\S{1,300}/gi,
];

/** What a client says of its own data, not of AWS's answer. */
const OF_CLIENTS = [
  /(?:[\w.]{0,60}\.)?ValidationError: \d{1,4} validation errors? for \w{1,80}/g,
  /\[?\(?type=\w{1,40}(?:\.\w{1,40})?(?:, input_\w{1,10}=[^\]\n]{0,300})?[\])]/g,
  /\{(?:"(?:expected|received|origin)":"\w{1,40}",)?"code":"(?:invalid_(?:type|union|literal|value|string|date|format|key|element|enum_value)|unrecognized_keys|too_small|too_big|custom)"[^{}\n]{0,400}\}?/g,
];
const SOURCE_FILE =
  /(?<![\w/\\.:-])(?:[A-Za-z]:)?[\\/][^\s"'<>(),:;]{1,200}\.(?:py|m?js|cjs|tsx?|jsx|java|go|rs|rb|php|cs|md|ipynb|swift|kt)\b(?::\d{1,7}){0,2}/g;

/**
 * A tidied paste without what no error says: commands that somebody typed, what a tool suggests, frames of a trace,
 * quoted source, names of files, and a client's complaints of its own data. Lines stay lines.
 */
export function strip(tidied: string): string {
  let out = withoutLines(tidied).replace(SOURCE_FILE, " ");
  for (const pattern of [...HINTS, ...OF_CLIENTS]) out = out.replace(pattern, " ");
  return out;
}

function withoutLines(tidied: string): string {
  let frame = false;
  let continued = false;
  return tidied
    .split("\n")
    .map((line) => {
      const source = frame && !ERROR_NAME.test(line) && line.length < 200;
      const command = continued || isCommand(line);
      continued = command && line.endsWith("\\");
      frame = PYTHON_FRAME.test(line);
      return command || source || FRAMES.some((pattern) => pattern.test(line)) ? "" : line;
    })
    .join("\n");
}

function isCommand(line: string): boolean {
  return PROMPT.test(line) || (COMMAND.test(line) && !ERROR_WORD.test(line));
}
