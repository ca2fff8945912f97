import pino from "pino";
import type { Log } from "@/lib/services/ports/log";

const SECRETS = [
  "accessKeyId",
  "secretAccessKey",
  "sessionToken",
  "authorization",
  "externalId",
  "databaseUrl",
].flatMap((name) => [`*.${name}`, `*.*.${name}`]);

type Given = Readonly<Record<string, unknown>>;

/** What stands in every line under a name of its own; everything else that a line has to tell is one of its details. */
function lineOf({ error, requestId, caller, ...details }: Given): Given {
  return {
    ...(requestId !== undefined && { requestId }),
    ...(caller !== undefined && { caller }),
    ...(error !== undefined && { error }),
    ...(Object.keys(details).length > 0 && { details }),
  };
}

/**
 * One JSON line per event on standard error, so that standard output stays for results; its form is told in
 * docs/monitoring/README.md. An `error` among the details is written with its stack and its causes. `traceId`: of what runs.
 */
export function createLog(level: string, traceId: () => string | null = () => null): Log {
  const logger = pino(
    {
      ...{ level, redact: SECRETS, base: null },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: pino.stdSerializers.errWithCause },
      mixin() {
        const id = traceId();
        return id === null ? {} : { traceId: id };
      },
    },
    pino.destination(2),
  );
  return {
    info: (message, details = {}) => logger.info(lineOf(details), message),
    warn: (message, details = {}) => logger.warn(lineOf(details), message),
    error: (message, details = {}) => logger.error(lineOf(details), message),
  };
}
