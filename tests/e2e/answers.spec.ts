import { get } from "node:http";
import { gunzipSync } from "node:zlib";
import { expect, scanEnds, test } from "./fixtures";

type Answer = { status: number; headers: Record<string, unknown>; body: Buffer };

/** As a browser asks, without what `fetch` does to an answer by itself. */
const ask = (url: string, headers: Record<string, string>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const { statusCode: status = 0 } = response;
        resolve({ status, headers: response.headers, body: Buffer.concat(chunks) });
      });
    }).on("error", reject);
  });

const GZIP = { "accept-encoding": "gzip, deflate, br" };

test.describe.configure({ mode: "serial", timeout: 600_000 });
test.use({ siteOptions: { world: "all-ready", config: "regions: [us-east-1, eu-west-1]\n" } });
test.beforeAll(async ({ site }) => scanEnds(site));

test("the matrix travels compressed once, with one tag for every form of it", async ({ site }) => {
  const url = `${site.url}/api/matrix`;
  const packed = await ask(url, GZIP);
  const plain = await ask(url, { "accept-encoding": "identity" });
  expect(packed.headers["content-encoding"]).toBe("gzip");
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(String(packed.headers.vary).toLowerCase()).toContain("accept-encoding");
  expect(packed.headers.etag).toBe(plain.headers.etag);
  const told = ({ body }: { body: Buffer }) => JSON.parse(body.toString()) as { version: string };
  const unpacked = { body: gunzipSync(packed.body) };
  expect(told(unpacked).version).toBe(told(plain).version);
  expect(packed.body.length).toBeLessThan(plain.body.length / 4);

  const tag = String(packed.headers.etag);
  for (const known of [tag, `W/${tag}`]) {
    const again = await ask(url, { ...GZIP, "if-none-match": known });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  }
});

test("readiness travels compressed as well", async ({ site }) => {
  const packed = await ask(`${site.url}/api/readiness`, GZIP);
  expect(packed.headers["content-encoding"]).toBe("gzip");
  expect(JSON.parse(gunzipSync(packed.body).toString())).toMatchObject({ complete: true });
});

test("what is pressed on a page whose build has gone is not taken for another command, and the page says so", async ({
  browser,
  site,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  // The page of another build names its commands otherwise.
  await page.route("**/*", (route, request) => {
    const headers = request.headers();
    return headers["next-action"]
      ? route.continue({ headers: { ...headers, "next-action": "7f".padEnd(42, "0") } })
      : route.continue();
  });
  await page.goto(site.url);
  await page.getByRole("button", { name: "Scan now" }).click();
  const said = "The dashboard was updated. Reload the page to go on.";
  await expect(page.getByText(said, { exact: true })).toBeVisible();
  await context.close();
});
