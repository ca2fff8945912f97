/** Goes to an address as a press on a link does; with a name, empty for the server's own, it is given as a file. */
export function follow(address: string, file?: string): void {
  const link = document.createElement("a");
  link.href = address;
  if (file !== undefined) link.download = file;
  document.body.append(link);
  link.click();
  link.remove();
}
