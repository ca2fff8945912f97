import { summarise, type Violations } from "@/lib/stand-in/wire/constraints";
import type { WireError } from "@/lib/stand-in/wire/outcome";

export function validationError(message: string): WireError {
  return { name: "ValidationException", status: 400, message };
}

export function notFound(message: string): WireError {
  return { name: "ResourceNotFoundException", status: 404, message };
}

export function refusalOf(violations: Violations): WireError | null {
  const message = summarise(violations);
  return message === null ? null : validationError(message);
}
