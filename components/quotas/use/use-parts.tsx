export { UseBrief, UseDetail } from "@/components/quotas/use/quota-use";
export { UseCost, UseNotices } from "@/components/quotas/use/use-notices";
