import { hostname } from "node:os";
import { startPoller } from "@/lib/jobs/kinds/poll-watch/poller";
import { startSchedule } from "@/lib/jobs/schedule";
import { createSendWebhook } from "@/lib/notify/webhook";
import { deliverNotices } from "@/lib/services/webhook/deliver-notices";
import { sleep } from "@/lib/sleep";
import { createRuntime, holdApp } from "@/lib/start";

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
  const built = await createRuntime(process.env);
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
  startSchedule(app.contextOf({ kind: "system", work: "schedule" }), {
    scanner: app.scanner,
    signal: ending.signal,
    random: Math.random,
  });
  const rest = setInterval(() => {
    if (app.scanner.progress() === null) app.memory.freeIfGrown();
  }, REST_EVERY_MS);
  rest.unref();
  const send = createSendWebhook(() => app.config.current().webhook);
  const polls = app.contextOf({ kind: "system", work: "poll" });
  const poller = startPoller(polls, {
    holder: `${hostname()}/${process.pid}/${app.processId}`,
    signal: ending.signal,
    random: Math.random,
    sleep,
    tell: async (signal) => {
      if (!app.config.current().webhook) return;
      await deliverNotices(polls, { send, publicUrl: app.env.publicUrl, signal });
    },
  });
  const end = () => {
    ending.abort();
    app.scanner.cancel();
    void Promise.resolve(poller.stop())
      .then(() => app.close())
      .finally(() => process.exit(0));
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
}
