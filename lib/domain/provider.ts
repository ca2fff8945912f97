/** The first part of a model's id, which stands for its provider. */
export const prefixOfModel = (modelId: string): string => modelId.split(".", 1)[0] ?? modelId;

/** The provider as a list names it; of a model that no list names, its id before the first dot. */
export const providerOf = ({
  modelId,
  providerName,
}: {
  modelId: string;
  providerName: string | null;
}): string => providerName ?? prefixOfModel(modelId);
