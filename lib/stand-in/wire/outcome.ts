/** What an operation answers, before its protocol gives it a wire form. */
export type WireError = {
  name: string;
  status: number;
  message: string;
  /** Further members of the error's shape, such as `reason` or `fieldList`. */
  extra?: Readonly<Record<string, unknown>>;
  retryAfterSeconds?: number;
};

/** `stream`: the body is events in AWS's binary form, a character a byte. */
export type Outcome =
  | { ok: true; status: number; body: string; stream?: true }
  | { ok: false; error: WireError };

export function answer(value: unknown, status = 200): Outcome {
  return { ok: true, status, body: JSON.stringify(value) };
}

/** A body that is already in its wire form. */
export function answerText(body: string, status = 200): Outcome {
  return { ok: true, status, body };
}

/** Events in AWS's binary form. */
export function answerStream(events: readonly Buffer[]): Outcome {
  return { ok: true, status: 200, body: Buffer.concat(events).toString("latin1"), stream: true };
}

export function refuse(error: WireError): Outcome {
  return { ok: false, error };
}
