import { regionInfo } from "@/lib/domain/known-regions";
import { type Findable, findable } from "./match";

/** A Region is meant by its code or its city. */
export const regionFindable = (region: string): Findable =>
  findable(region, regionInfo(region).city);
