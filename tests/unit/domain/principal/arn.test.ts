import { describe, expect, it } from "vitest";
import { readPrincipal } from "@/lib/domain/principal/arn";

describe("whose rights are asked for", () => {
  it.each([
    ["a role", "arn:aws:iam::111122223333:role/App", "arn:aws:iam::111122223333:role/App", false],
    [
      "a role with a path",
      "arn:aws:iam::111122223333:role/team/a/App",
      "arn:aws:iam::111122223333:role/team/a/App",
      false,
    ],
    ["a user", "arn:aws:iam::111122223333:user/ana", "arn:aws:iam::111122223333:user/ana", false],
    [
      "a session: its role, without a path",
      "arn:aws:sts::111122223333:assumed-role/App/ana@acme.example",
      "arn:aws:iam::111122223333:role/App",
      true,
    ],
    [
      "another partition",
      "arn:aws-us-gov:iam::111122223333:role/App",
      "arn:aws-us-gov:iam::111122223333:role/App",
      false,
    ],
  ])("%s", (_name, text, arn, pathLost) => {
    const read = readPrincipal(text);
    expect(read).toMatchObject({ ok: true, value: { arn, accountId: "111122223333", pathLost } });
  });

  it.each([
    "",
    "App",
    "arn:aws:iam::111122223333:group/Team",
    "arn:aws:iam::111122223333:root",
    "arn:aws:iam::1111:role/App",
    "arn:aws:iam::111122223333:role/",
    "arn:aws:sts::111122223333:assumed-role/App",
    "arn:other:iam::111122223333:role/App",
    "arn:aws:iam::111122223333:role/App extra",
  ])("refuses %j", (text) => {
    expect(readPrincipal(text)).toMatchObject({ ok: false });
  });
});
