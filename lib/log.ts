import pino from "pino";
import type { Log } from "@/lib/services/ports/log";

const SECRETS = [
  "*.accessKeyId",
  "*.secretAccessKey",
  "*.sessionToken",
  "*.authorization",
  "*.externalId",
  "*.databaseUrl",
];

/**
 * One JSON line per event on standard error, so that standard output stays for results. An `error` among the details is
 * written with its stack and its causes.
 */
export function createLog(level: string): Log {
  const serializers = { error: pino.stdSerializers.errWithCause };
  const logger = pino({ level, redact: SECRETS, base: null, serializers }, pino.destination(2));
  return {
    info: (message, details) => logger.info(details ?? {}, message),
    warn: (message, details) => logger.warn(details ?? {}, message),
    error: (message, details) => logger.error(details ?? {}, message),
  };
}
