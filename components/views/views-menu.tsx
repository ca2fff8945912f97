"use client";

import { Bookmark } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyModule } from "@/components/ui/lazy-module";
import { Menu, MenuItem, MenuRadio } from "@/components/ui/menu";
import { useSavedViews } from "@/components/views/saved-views-store";
import { addressOfView } from "@/lib/domain/views/saved-views";

const dialog = lazyModule(() => import("@/components/views/views-dialog"));
const ViewsDialog = dialog.part(({ ViewsDialog: part }) => part);

const shownAddress = (): string => addressOfView(window.location.pathname, window.location.search);

/** The views that were given a name, at the end of the filters; and where they are kept and put in order. */
export function ViewsMenu() {
  const router = useRouter();
  const {
    views: { views, start },
  } = useSavedViews();
  const [address, setAddress] = useState<string | null>(null);
  return (
    <>
      <Menu
        label="Views"
        trigger={
          <Button variant="quiet">
            <Bookmark aria-hidden strokeWidth={1.75} />
            Views
          </Button>
        }
      >
        {views.length > 0 && (
          <MenuRadio
            value={typeof window === "undefined" ? "" : shownAddress()}
            choices={views.map((view) => ({
              value: view.address,
              label: view.name,
              end: view.name === start ? "start page" : undefined,
            }))}
            onChange={(next) => router.push(next)}
          />
        )}
        <MenuItem onSelect={() => setAddress(shownAddress())}>Save this view, or arrange…</MenuItem>
      </Menu>
      {address !== null && <ViewsDialog address={address} onClose={() => setAddress(null)} />}
    </>
  );
}
