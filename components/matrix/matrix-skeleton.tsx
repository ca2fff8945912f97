import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];

/** The frame of the matrix before its first answer. Nothing in it moves. */
export function MatrixSkeleton() {
  return (
    <div aria-busy="true">
      <h1 className="sr-only">Matrix: models by Region</h1>
      <p role="status" className="sr-only">
        Loading the matrix
      </p>
      <div className="flex h-(--tools-h) items-center gap-6 px-5">
        {ROWS.slice(0, 6).map((row) => (
          <Skeleton key={row} />
        ))}
      </div>
      <div className="h-(--tools-h) border-t border-line" />
      <div className="border-t border-line">
        <div className="h-[148px] border-b border-line-strong" />
        {ROWS.map((row) => (
          <div key={row} className="flex h-7 items-center border-b border-line pl-10">
            <Skeleton className="w-40" />
          </div>
        ))}
      </div>
    </div>
  );
}
