import { expect, it } from "vitest";
import { anyCauseKey, causeKey, fitsCause } from "@/lib/domain/grid/cause-key";

const payment = {
  state: "blocked",
  code: "MPAgreementFailed",
  cause: "payment-instrument-invalid",
} as const;

it.each([
  ["the very cause", causeKey(payment), true],
  ["any cause of the code", anyCauseKey(payment), true],
  ["the code without a cause", causeKey({ ...payment, cause: null }), false],
  ["any cause of another state", anyCauseKey({ ...payment, state: "unknown" }), false],
  ["any cause of another code", anyCauseKey({ ...payment, code: "NotAuthorized" }), false],
])("%s", (_name, asked, fits) => {
  expect(fitsCause(causeKey(payment), asked)).toBe(fits);
});
