import { lazyModule } from "@/components/ui/lazy-module";

const notices = lazyModule(() => import("@/components/trouble/trouble-notices"));

/** AWS's own trouble in the Regions that something touches; it may come later than what it stands above. */
export const TroubleNotices = notices.part(({ TroubleNotices: part }) => part);
