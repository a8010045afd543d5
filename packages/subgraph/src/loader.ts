import DataLoader from 'dataloader';

/** A per-request loader: many asks become one bulk read; absent keys are null. Keys are asked once each. */
export function batchById<Value>(
  readMany: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  maxBatchSize = 500,
): DataLoader<string, Value | null> {
  return new DataLoader<string, Value | null>(
    async (ids) => {
      const found = await readMany(ids);
      return ids.map((id) => found.get(id) ?? null);
    },
    { maxBatchSize },
  );
}
