import { crc32 } from "node:zlib";
import { answerStream, type Outcome } from "@/lib/stand-in/wire/outcome";

const STRING_TYPE = 7;
const PRELUDE_BYTES = 8;
const CRC_BYTES = 4;

function headersOf(values: Readonly<Record<string, string>>): Buffer {
  return Buffer.concat(
    Object.entries(values).map(([name, value]) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(Buffer.byteLength(value));
      return Buffer.concat([
        Buffer.from([Buffer.byteLength(name)]),
        Buffer.from(name),
        Buffer.from([STRING_TYPE]),
        length,
        Buffer.from(value),
      ]);
    }),
  );
}

const sumOf = (bytes: Buffer): Buffer => {
  const sum = Buffer.alloc(CRC_BYTES);
  sum.writeUInt32BE(crc32(bytes));
  return sum;
};

/** One event in AWS's binary form. https://smithy.io/2.0/aws/amazon-eventstream.html */
function event(type: string, value: unknown): Buffer {
  const headers = headersOf({
    ":event-type": type,
    ":content-type": "application/json",
    ":message-type": "event",
  });
  const payload = Buffer.from(JSON.stringify(value));
  const prelude = Buffer.alloc(PRELUDE_BYTES);
  prelude.writeUInt32BE(PRELUDE_BYTES + 2 * CRC_BYTES + headers.length + payload.length, 0);
  prelude.writeUInt32BE(headers.length, 4);
  const begun = Buffer.concat([prelude, sumOf(prelude), headers, payload]);
  return Buffer.concat([begun, sumOf(begun)]);
}

/** The events of ConverseStream that say what Converse answered. */
export function converseStream(outcome: Outcome): Outcome {
  if (!outcome.ok) return outcome;
  const { stopReason, usage, metrics } = JSON.parse(outcome.body);
  return answerStream([
    event("messageStart", { role: "assistant" }),
    event("contentBlockDelta", { contentBlockIndex: 0, delta: { text: "" } }),
    event("contentBlockStop", { contentBlockIndex: 0 }),
    event("messageStop", { stopReason }),
    event("metadata", { usage, metrics }),
  ]);
}

/** The one event of InvokeModelWithResponseStream that holds what InvokeModel answered. */
export function invokeStream(outcome: Outcome): Outcome {
  if (!outcome.ok) return outcome;
  const bytes = Buffer.from(outcome.body).toString("base64");
  return answerStream([event("chunk", { bytes })]);
}
