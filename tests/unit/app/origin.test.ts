import { expect, it } from "vitest";
import { originOf } from "@/app/api/origin";

const PUBLIC = "https://readiness.acme.example";

it.each<[string, Record<string, string>, string | null, string]>([
  ["the Host", { host: "127.0.0.1:3000" }, null, "http://127.0.0.1:3000"],
  [
    "the Host by https, where a proxy says so",
    { host: "localhost:3000", "x-forwarded-proto": "https" },
    null,
    "https://localhost:3000",
  ],
  ["its own address, where no Host came", {}, null, "http://127.0.0.1:3000"],
  ["PUBLIC_URL, whatever a proxy calls it", { host: "127.0.0.1:3000" }, `${PUBLIC}/`, PUBLIC],
  [
    "PUBLIC_URL, whatever a proxy says of https",
    { host: "readiness.acme.example", "x-forwarded-proto": "http" },
    PUBLIC,
    PUBLIC,
  ],
])("links of a feed lead to %s", (_name, headers, publicUrl, expected) => {
  const request = new Request("http://127.0.0.1:3000/api/changes?format=rss", { headers });
  expect(originOf(request, { publicUrl })).toBe(expected);
});
