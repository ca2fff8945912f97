/** Like `Promise.all`, but ends only when all of it has ended, also where some of it fails: nothing goes on behind it. */
export async function allEnded<T extends readonly Promise<unknown>[] | []>(work: T) {
  await Promise.allSettled(work);
  return Promise.all(work);
}
