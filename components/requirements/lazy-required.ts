import { lazyModule } from "@/components/ui/lazy-module";

const block = lazyModule(() => import("@/components/requirements/required-block"));

/** What is required, above the matrix. A page that shows it waits for it, so that nothing moves. */
export const RequiredBlock = block.part(({ RequiredBlock: part }) => part);
export const useRequiredBlock = block.useThere;
