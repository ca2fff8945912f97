import { startServer } from "@/lib/cli/server-process";

/** Starts a built server as `npm start` does, and lives until it is killed. */
const [server = "", port = ""] = process.argv.slice(2);
startServer(server, {
  env: { bindAddress: "127.0.0.1", port: Number(port) },
  variables: process.env,
});
