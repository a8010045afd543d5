import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { type Watching, watch } from '@app/client';
import { useEffect, useEffectEvent } from 'react';

/** Follows a stream while a component is shown; `skip` until it is known from where. Starts anew only when `key` changes. */
export function useWatch<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  key: string | null,
  watching: Watching<Data, Variables>,
): void {
  const client = useApolloClient();
  const variables = useEffectEvent(() => watching.variables);
  const next = useEffectEvent((data: Data) => watching.next(data));
  const resync = useEffectEvent((reason: string) => watching.resync(reason));
  useEffect(() => {
    if (key === null) return;
    return watch(client, document, { variables: variables(), next: (data) => next(data), resync: (reason) => resync(reason) });
  }, [client, document, key]);
}
