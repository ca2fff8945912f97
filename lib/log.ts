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

/** One JSON line per event on standard error, so that standard output stays for results. */
export function createLog(level: string): Log {
  const logger = pino(
    { level, redact: SECRETS, base: null, serializers: { error: pino.stdSerializers.err } },
    pino.destination(2),
  );
  return {
    info: (message, details) => logger.info(details ?? {}, message),
    warn: (message, details) => logger.warn(details ?? {}, message),
    error: (message, details) => logger.error(details ?? {}, message),
  };
}
