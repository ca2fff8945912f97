import { describe, expect, it } from "vitest";
import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import { PAGE_ADVICE } from "@/lib/domain/catalogue/page-advice";
import { PAGE_CODES } from "@/lib/domain/codes";
import { routes } from "@/lib/routes";

/** What a step must speak of to carry the bullet. */
const SPEAKS_OF: Readonly<Record<string, readonly (string | null)[]>> = {
  AccessDeniedException: ["IAM", "expired"],
  BadCScoreException: ["Support"],
  FTUFormNotFilled: ["form"],
  IncompleteSignature: ["SDK", "secret", "signed"],
  InvalidAction: ["spelling", "API reference", "newest version"],
  InvalidClientTokenId: ["access key id", "new keys"],
  MPAgreementPending: ["every 15 minutes", "Support"],
  MPAgreementBeingCreated: ["15 minutes"],
  NotAuthorized: ["IAM", "trust", "service control"],
  RequestExpired: ["clock", "time zones"],
  ServiceUnavailable: [
    "backoff",
    "503",
    "another Region",
    "Cross-Region",
    "Provisioned",
    "announced",
    "Support",
  ],
  ThrottlingException: ["quotas", "backoff", "Provisioned", "increase"],
  ValidationError: ["required parameters", "ranges", "validation rules"],
  ResourceNotFound: ["model id", "fall back", "ListFoundationModels", "periodically", "Support"],
};

describe("the advice of AWS's page is kept whole", () => {
  it.each(
    PAGE_ADVICE.map(
      (bullet) => [`${bullet.code}, ${bullet.list}: ${bullet.text}`, bullet] as const,
    ),
  )("%s", (_name, bullet) => {
    const step = CODE_ENTRIES[bullet.code].steps[bullet.step];
    const word = SPEAKS_OF[bullet.code]?.[bullet.step];
    expect(step?.text).toContain(word ?? "a word for this bullet");
  });

  it("carries each bullet once, in a step of its own", () => {
    const carriers = PAGE_ADVICE.map((bullet) => `${bullet.code} ${bullet.step}`);
    expect(new Set(carriers).size).toBe(carriers.length);
  });

  it.each(PAGE_CODES)("%s has steps, also where the page's Solution is empty", (code) => {
    expect(CODE_ENTRIES[code].steps.length).toBeGreaterThan(0);
  });

  it("names only screens that exist", () => {
    const features = PAGE_ADVICE.flatMap((bullet) => bullet.feature ?? []);
    expect(features.every((feature) => routes[feature]().startsWith("/"))).toBe(true);
  });
});
