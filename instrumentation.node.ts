import { hostname } from "node:os";
import { endInOrder } from "@/lib/jobs/end-in-order";
import { startPoller } from "@/lib/jobs/kinds/poll-watch/poller";
import { startSchedule } from "@/lib/jobs/schedule";
import { createSendWebhook } from "@/lib/notify/webhook";
import { deliverNotices } from "@/lib/services/webhook/deliver-notices";
import { sleep } from "@/lib/sleep";
import { createRuntime, holdApp } from "@/lib/start";

const CONFIGURATION_ERROR = 3;
/** Something hung, and what it had to keep may be lost. */
const NOT_ENDED = 1;
const NODE_MAJOR_MIN = 22;
const REST_EVERY_MS = 15_000;
const END_WITHIN_MS = 10_000;

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
  const holder = `${hostname()}/${process.pid}/${app.processId}`;
  const means = { holder, random: Math.random, sleep };
  const schedule = startSchedule(app.contextOf({ kind: "system", work: "schedule" }), {
    ...means,
    scanner: app.scanner,
  });
  const rest = setInterval(() => {
    if (app.scanner.progress() === null) app.memory.freeIfGrown();
  }, REST_EVERY_MS);
  rest.unref();
  const send = createSendWebhook(() => app.config.current().webhook);
  const polls = app.contextOf({ kind: "system", work: "poll" });
  const poller = startPoller(polls, {
    ...means,
    tell: async (signal) => {
      if (!app.config.current().webhook) return;
      await deliverNotices(polls, { send, publicUrl: app.env.publicUrl, signal });
    },
  });
  const end = async () => {
    const isDone = await endInOrder(
      [
        { name: "the scan", end: app.scanner.stop },
        { name: "the watch poller", end: poller.stop },
        { name: "the schedule", end: schedule.stop },
        { name: "the store", end: app.close },
      ],
      { withinMs: END_WITHIN_MS, log: app.runtime.log },
    );
    process.exit(isDone ? 0 : NOT_ENDED);
  };
  process.once("SIGTERM", () => void end());
  process.once("SIGINT", () => void end());
}
