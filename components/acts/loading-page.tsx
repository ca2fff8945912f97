import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";

/** A page of an act before anything of it is known. */
export function LoadingPage({ title }: { title: string }) {
  return (
    <Page>
      <div aria-busy="true">
        <h1>{title}</h1>
        <p className="sr-only">Loading</p>
        <Skeleton className="mt-6 w-[min(480px,80%)]" />
      </div>
    </Page>
  );
}
