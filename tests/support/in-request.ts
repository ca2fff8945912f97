import "next/dist/server/node-environment-baseline";

import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external";

/**
 * Runs our own code as Next runs it within a request of these headers, so that `headers()` answers. Next exports no other
 * way to its request scope; only what `headers()` looks at is given.
 */
export function inRequest<T>(headers: Headers, work: () => Promise<T>): Promise<T> {
  const request = { type: "request", phase: "action", headers } as unknown;
  const route = { route: "/", forceStatic: false, dynamicShouldError: false } as unknown;
  return workAsyncStorage.run(
    route as NonNullable<ReturnType<typeof workAsyncStorage.getStore>>,
    () =>
      workUnitAsyncStorage.run(
        request as NonNullable<ReturnType<typeof workUnitAsyncStorage.getStore>>,
        work,
      ),
  );
}
