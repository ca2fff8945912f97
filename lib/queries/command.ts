import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";

/**
 * A command, after which whatever shows its effect is read anew. `send` gives what came of it also where the component
 * that sent it is gone by then; callbacks given to `mutate` would be dropped with it.
 * https://tanstack.com/query/latest/docs/framework/react/guides/mutations#mutation-side-effects
 */
export function useCommand<Input, Output>(
  run: (input: Input) => Promise<Output>,
  shownBy: readonly QueryKey[],
) {
  const client = useQueryClient();
  const { mutateAsync, isPending, data } = useMutation({
    mutationFn: run,
    onSettled: () => Promise.all(shownBy.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  return { send: mutateAsync, isPending, data };
}
