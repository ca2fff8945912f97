import { Agent, get } from "node:http";

/** Many who read one address as fast as they are answered, until the process is ended. Prints each answer's time in milliseconds. */
const [address = "", count = "20"] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(count) });

function read(): Promise<void> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const done = (text: string) => {
      process.stdout.write(`${text}\n`);
      resolve();
    };
    get(address, { agent, headers: { "accept-encoding": "gzip" } }, (response) => {
      response.resume();
      response.once("end", () =>
        done(
          response.statusCode === 200
            ? `${Math.round(performance.now() - begun)}`
            : `HTTP ${response.statusCode}`,
        ),
      );
    }).once("error", (error) => done(error.message));
  });
}

async function reader(): Promise<never> {
  for (;;) await read();
}

await Promise.all(Array.from({ length: Number(count) }, reader));
