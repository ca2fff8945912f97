import { hostname } from "node:os";
import { startPoller } from "@/lib/jobs/kinds/poll-watch/poller";
import { startSchedule } from "@/lib/jobs/schedule";
import { createSendWebhook } from "@/lib/notify/webhook";
import { deliverNotices } from "@/lib/services/webhook/deliver-notices";
import { sleep } from "@/lib/sleep";
import { BOOT_ID, createApp, holdApp } from "@/lib/start";

const CONFIGURATION_ERROR = 3;
const NODE_MAJOR_MIN = 22;
const REST_EVERY_MS = 15_000;

function warnOfOldNode(): void {
  const major = Number(process.versions.node.split(".", 1)[0]);
  if (major >= NODE_MAJOR_MIN) return;
  process.stderr.write(
    `Node ${process.versions.node} gets no security fixes any more; Node 24 does.\n`,
  );
}

/** Builds the one app of this process and starts what runs without a page. */
export async function start(): Promise<void> {
  const built = await createApp(process.env);
  if (!built.ok) {
    process.stderr.write(
      `bedrock-readiness can't start:\n${built.error.map((line) => `  ${line}`).join("\n")}\n`,
    );
    process.exit(CONFIGURATION_ERROR);
  }
  const app = built.value;
  holdApp(app);
  warnOfOldNode();
  const ending = new AbortController();
  startSchedule(app.ctx, { scanner: app.scanner, signal: ending.signal, random: Math.random });
  const rest = setInterval(() => {
    if (app.scanner.progress() === null) app.memory.freeIfGrown();
  }, REST_EVERY_MS);
  rest.unref();
  const send = createSendWebhook(() => app.config.current().webhook);
  const poller = startPoller(app.ctx, {
    holder: `${hostname()}/${process.pid}/${BOOT_ID}`,
    signal: ending.signal,
    random: Math.random,
    sleep,
    tell: async (signal) => {
      if (!app.config.current().webhook) return;
      await deliverNotices(app.ctx, { send, publicUrl: app.env.publicUrl, signal });
    },
  });
  const end = () => {
    ending.abort();
    app.scanner.cancel();
    Promise.resolve(poller.stop())
      .then(() => app.close())
      .finally(() => process.exit(0));
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
}
