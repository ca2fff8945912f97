"use client";

import { useRights } from "@/components/access/me-context";
import { WouldSee } from "@/components/people/would-see";
import { Page, PageHeader } from "@/components/ui/page";

/** Whom the grants let in, and how far. */
export function PeopleScreen() {
  const rights = useRights("manage");
  return (
    <Page>
      <PageHeader title="People">
        <p>
          {rights.somewhere
            ? "Grants of the configuration say who is let in, as what, and over which accounts. A change holds from the next request on."
            : rights.words(null)}
        </p>
      </PageHeader>
      {rights.somewhere && <WouldSee />}
    </Page>
  );
}
