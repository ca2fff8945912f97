import { follow } from "@/components/ui/follow";

/** Gives the reader a text as a file of that name. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  follow(address, name);
  URL.revokeObjectURL(address);
}
