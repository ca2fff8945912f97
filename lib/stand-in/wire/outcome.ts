/** What an operation answers, before its protocol gives it a wire form. */
export type WireError = {
  name: string;
  status: number;
  message: string;
  /** Further members of the error's shape, such as `reason` or `fieldList`. */
  extra?: Readonly<Record<string, unknown>>;
  retryAfterSeconds?: number;
};

export type Outcome = { ok: true; status: number; body: string } | { ok: false; error: WireError };

export function answer(value: unknown, status = 200): Outcome {
  return { ok: true, status, body: JSON.stringify(value) };
}

/** A body that is already in its wire form. */
export function answerText(body: string, status = 200): Outcome {
  return { ok: true, status, body };
}

export function refuse(error: WireError): Outcome {
  return { ok: false, error };
}
