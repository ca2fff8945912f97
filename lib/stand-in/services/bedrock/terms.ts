import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Effect } from "@/lib/stand-in/faults/apply";

/** Where the terms of offers are, as in a bucket of AWS's. */
export const TERMS_PREFIX = "/aws-mp-legal/";

const TERMS_SECRET = randomBytes(16);
const LASTS_SECONDS = 3_600;

const signatureOf = (path: string, date: string): string =>
  createHmac("sha256", TERMS_SECRET).update(`${path} ${date}`).digest("hex");

/** A link that ends, as S3 signs it. `origin` is that of this local AWS; `now` in epoch milliseconds. */
export function termsUrl(
  offerId: string,
  { origin, now }: { origin: string; now: number },
): string {
  const path = `${TERMS_PREFIX}${offerId}.pdf`;
  const date = String(Math.floor(now / 1_000));
  const query = new URLSearchParams({
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Date": date,
    "X-Amz-Expires": String(LASTS_SECONDS),
    "X-Amz-Signature": signatureOf(path, date),
  });
  return `${origin}${path}?${query}`;
}

/** The document under such a link, or S3's refusal. */
export function termsDocument(target: string, now: number): Effect {
  const { pathname, searchParams } = new URL(target, "http://localhost");
  const date = searchParams.get("X-Amz-Date") ?? "";
  const given = Buffer.from(searchParams.get("X-Amz-Signature") ?? "");
  const expected = Buffer.from(signatureOf(pathname, date));
  const isSigned = given.length === expected.length && timingSafeEqual(given, expected);
  if (!isSigned || now > (Number(date) + LASTS_SECONDS) * 1_000) return DENIED;
  return { kind: "raw", status: 200, contentType: "application/pdf", body: pdfOf(pathname) };
}

const DENIED: Effect = {
  kind: "raw",
  status: 403,
  contentType: "application/xml",
  body: "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>",
};

/** One page that says what it is. https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf */
function pdfOf(pathname: string): string {
  const offer = pathname.slice(TERMS_PREFIX.length).replace(/\.pdf$/, "");
  const text = `BT /F1 14 Tf 60 760 Td (Terms of ${offer}, of a local AWS. They bind nobody.) Tj ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}endobj\n`).join("");
  return `%PDF-1.4\n${body}trailer<</Root 1 0 R>>\n%%EOF\n`;
}
