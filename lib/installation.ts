import type { ConfigSource } from "@/lib/config/source";
import type { EpochMs } from "@/lib/domain/time";
import type { Env } from "@/lib/env";
import type { Installation } from "@/lib/services/ports/installation";
import manifest from "@/package.json";

/** The one place of it; screens, commands, figures and traces tell it. */
export const VERSION: string = manifest.version;

type Given = {
  env: Env;
  config: ConfigSource;
  buildId: string;
  logLevel: string;
  startedAt: EpochMs;
};

/** What a process was started with, as it may be shown. */
export function installationOf({ env, config, ...given }: Given): Installation {
  return {
    ...given,
    version: VERSION,
    intervalGiven: env.intervalGiven,
    role: env.role,
    publicUrl: env.publicUrl,
    healthFeed: env.healthFeed,
    configuration: config.standing,
    webhook() {
      const { webhook } = config.current();
      return webhook && { host: new URL(webhook.url).host, signed: webhook.secretFile !== null };
    },
  };
}
