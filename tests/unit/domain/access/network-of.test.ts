import { describe, expect, it } from "vitest";
import { networkOf } from "@/lib/domain/access/network-of";

describe("by what the tries of an address are counted", () => {
  it.each([
    ["IPv4", "192.0.2.7", "192.0.2.7"],
    ["nothing", "", ""],
    ["what is none", "a proxy's own text", "a proxy's own text"],
    ["hexadecimal without a colon", "beef", "beef"],
    ["a whole one of IPv6", "2001:db8:1:2:a:b:c:d", "2001:db8:1:2::/64"],
    ["the same in capitals and with zeros", "2001:0DB8:0001:0002:A:B:C:D", "2001:db8:1:2::/64"],
    ["a short one", "2001:db8::9", "2001:db8:0:0::/64"],
    ["short in its network", "2001:db8::2:a:b:c:d", "2001:db8:0:2::/64"],
    ["short at its end", "2001:db8:1:2::", "2001:db8:1:2::/64"],
    ["IPv4 with a port", "192.0.2.7:50123", "192.0.2.7"],
    ["IPv6 with a port", "[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"],
    ["loopback", "::1", "0:0:0:0::/64"],
  ])("%s", (_name, address, expected) => {
    expect(networkOf(address)).toBe(expected);
  });
});
