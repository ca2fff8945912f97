import { describe, expect, it } from "vitest";
import { diagnose } from "@/lib/domain/diagnosis/diagnose";
import type { ReadFromText } from "@/lib/domain/diagnosis/types";
import messages from "@/tests/support/data/error-messages.json";
import { type LabelledError, score } from "@/tests/support/error-reports";

type Message = LabelledError & {
  owners?: readonly string[];
  read?: Partial<ReadFromText>;
  minutes?: number;
};
const MESSAGES: readonly Message[] = messages;

const part = (right: readonly boolean[]) => right.filter(Boolean).length / right.length;

describe("messages in every wrapping: SDKs, command line, gateways, logs, traces", () => {
  it("have their code and cause, and hardly ever a wrong cause that sounds sure", () => {
    const measured = score(MESSAGES, diagnose);
    expect(measured.codes).toBeGreaterThanOrEqual(0.98);
    expect(measured.causes).toBeGreaterThanOrEqual(0.97);
    expect(measured.misled).toBeLessThanOrEqual(0.015);
  });

  it("name who acts", () => {
    const right = MESSAGES.flatMap(({ text, owners }) =>
      owners ? [owners.includes(diagnose(text).owner)] : [],
    );
    expect(right.length).toBeGreaterThan(300);
    expect(part(right)).toBeGreaterThanOrEqual(0.96);
  });

  it.each(MESSAGES.filter(({ read }) => read).map(({ id, text, read }) => ({ id, text, read })))(
    "$id tells its Region, model, account, action, operation and request id",
    ({ text, read }) => {
      expect(diagnose(text).read).toMatchObject(read ?? {});
    },
  );

  it.each(
    MESSAGES.filter(({ minutes }) => minutes).map(({ id, text, minutes }) => ({
      id,
      text,
      minutes,
    })),
  )("$id names $minutes minutes", ({ text, minutes }) => {
    expect(diagnose(text).retry.afterMinutes).toBe(minutes);
  });
});
