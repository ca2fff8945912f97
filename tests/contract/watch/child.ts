import { start } from "@/instrumentation.node";

/** The server's own background work, without a page: schedule, poller and webhook. */
await start();
console.log("started");
