import path from "node:path";
import { buildIfStale } from "./build";

/** What a command starts as processes of their own. */
export type Parts = {
  /** The built server's file. False: it could not be built, and why was said. */
  server(say: (text: string) => void): { ok: true; server: string } | { ok: false };
  /** Runs it: `lib/serve.mjs`. */
  serve: string;
  /** What Node is given to run the local AWS. */
  standIn: readonly string[];
};

/** In the source tree, where the server is built when it is missing or old. */
export function checkoutParts(): Parts {
  const root = path.resolve(import.meta.dirname, "..", "..");
  return {
    server: buildIfStale,
    serve: path.join(root, "lib", "serve.mjs"),
    standIn: [
      path.join(root, "node_modules", "tsx", "dist", "cli.mjs"),
      path.join(root, "lib/stand-in/main.ts"),
    ],
  };
}

/** In a folder that `npm run pack` made. */
export const packedParts = (folder: string): Parts => ({
  server: () => ({ ok: true, server: path.join(folder, "server", "server.js") }),
  serve: path.join(folder, "serve.mjs"),
  standIn: [path.join(folder, "stand-in.mjs")],
});
