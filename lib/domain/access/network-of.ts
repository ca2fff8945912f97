const GROUPS = 8;
const NETWORK_GROUPS = 4;
const IPV6 = /^[0-9a-f:]+$/i;
/** Some proxies write the port behind it, which is another one for each connection. */
const WITH_PORT = /^(?:(\d+\.\d+\.\d+\.\d+)|\[([0-9a-f:]+)\]):\d+$/i;

/**
 * By what tries of an address are counted: without a port, and an address of IPv6 by the network of 64 bits that one place
 * is given whole (https://www.rfc-editor.org/rfc/rfc4291#section-2.5.4); any other text as it stands.
 */
export function networkOf(told: string): string {
  const [, v4, v6] = WITH_PORT.exec(told) ?? [];
  const address = v4 ?? v6 ?? told;
  if (!IPV6.test(address) || !address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const left = Math.max(0, GROUPS - before.length - after.length);
  const whole = [...before, ...Array<string>(tail === undefined ? 0 : left).fill("0"), ...after];
  const network = whole.slice(0, NETWORK_GROUPS).map((group) => group.replace(/^0+(?=.)/, ""));
  return `${network.join(":")}::/64`;
}
