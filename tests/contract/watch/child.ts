/** The server's own background work, without a page: schedule, poller and webhook. By its file name, for Node takes `.node` for a native module. */
const file = new URL("../../../instrumentation.node.ts", import.meta.url).href;
const { start }: { start(): Promise<void> } = await import(file);
await start();
console.log("started");
