/** Stands where a caller has nothing to do: the product alone does it. A mistake of ours, so it is thrown. */
export function notTheirs(): never {
  throw new Error("a caller came to what only the product does, or to an account out of reach");
}
