/** A set of keys, or what a provider says of itself or a person in hundreds of groups, has some tens of kilobytes. */
const BYTES_MAX = 1_024 * 1_024;

/** `fetch`, of whose answer no more is read than 1 MB: reading one that goes on fails. */
export async function boundedFetch(address: string | URL, init: RequestInit): Promise<Response> {
  const response = await fetch(address, init);
  const { body, status, statusText, headers } = response;
  if (body === null) return response;
  let bytes = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > BYTES_MAX) controller.error(new Error("the answer is larger than 1 MB"));
      else controller.enqueue(chunk);
    },
  });
  return new Response(body.pipeThrough(counted), { status, statusText, headers });
}
