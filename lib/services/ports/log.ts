type Details = Record<string, unknown>;

export type Log = {
  info(message: string, details?: Details): void;
  warn(message: string, details?: Details): void;
  error(message: string, details?: Details): void;
};

/** A log whose every line tells this as well. */
export const logAbout = (log: Log, about: Details): Log => ({
  info: (message, details) => log.info(message, { ...about, ...details }),
  warn: (message, details) => log.warn(message, { ...about, ...details }),
  error: (message, details) => log.error(message, { ...about, ...details }),
});
