/**
 * Loaded before the built server by `--import`, and stands before every request of it, static files too: Next sees only
 * requests of a known Host, a known method, a well-formed address and a body of bounded size, and every answer has the
 * headers.
 */
import http from "node:http";
import { guarded } from "./guard.mjs";

/** A server whose starter was killed ends too, and leaves the port. */
function endWithStarter() {
  if (!process.channel) return;
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}

/**
 * A log that nobody reads any more takes nothing down: its error would be logged, which fails again, and so on without
 * end.
 */
function outliveLog() {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}

const { createServer } = http;
http.createServer = (...args) =>
  createServer(...args.map((arg) => (typeof arg === "function" ? guarded(arg, process.env) : arg)));
endWithStarter();
outliveLog();
