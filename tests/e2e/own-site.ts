import { type Site, type SiteOptions, startSite } from "./site";

export type OwnSite = {
  /** The site of these options; one of others is ended meanwhile. */
  site(options: Partial<SiteOptions>): Promise<Site>;
  end(): Promise<void>;
};

/** One site at a time, for the file that runs: by the options' identity, so that all tests of a file share it. */
export function holdOwnSite(): OwnSite {
  let held: { options: Partial<SiteOptions>; site: Promise<Site> } | null = null;
  const ending: Promise<void>[] = [];
  const leave = () => {
    if (held) ending.push(held.site.then((site) => site.stop()));
    held = null;
  };
  return {
    site(options) {
      if (held?.options !== options) {
        leave();
        held = { options, site: startSite(options) };
      }
      return held.site;
    },
    async end() {
      leave();
      await Promise.allSettled(ending);
    },
  };
}
