import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { ApolloProvider, useApolloClient, useQuery } from '@apollo/client/react';
import {
  createPlatformClient,
  FeedUpdatesDocument,
  faultOf,
  HomeFeedDocument,
  insertIntoConnection,
  keyValueStorage,
  react,
  type Watching,
  watch,
} from '@app/client';
import { useEffect, useEffectEvent } from 'react';
import { createRoot } from 'react-dom/client';

const platform = createPlatformClient({
  url: new URL('/graphql', location.href).href,
  store: keyValueStorage(localStorage, 'moments.session'), // as the example app: who is signed in there is signed in here
});

/** Follows a stream while the component is shown; `key` is null until it is known from where. */
function useWatch<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  key: string | null,
  watching: Watching<Data, Variables>,
) {
  const client = useApolloClient();
  const start = useEffectEvent(() => watch(client, document, watching));
  useEffect(() => (key === null ? undefined : start()), [key]);
}

function Feed() {
  const client = useApolloClient();
  const { data, error, fetchMore, refetch } = useQuery(HomeFeedDocument);
  const viewer = data?.viewer;
  const feed = viewer?.homeFeed;
  useWatch(FeedUpdatesDocument, feed ? 'feed' : null, {
    variables: { after: feed?.liveCursor },
    next: ({ feedUpdates: event }) => {
      if (event.__typename !== 'FeedPostAdded' || !viewer) return;
      insertIntoConnection(client.cache, viewer, 'homeFeed', event.post, 'start', {
        edge: { __typename: 'FeedEdge', reason: event.reason },
      });
    },
    resync: () => void refetch(),
  });
  if (error) return <p role="alert">{faultOf(error).message}</p>;
  return (
    <>
      {feed?.edges.map(({ node }) => (
        <article key={node.id}>
          <p>{node.text}</p>
          <button type="button" onClick={() => void react(client, node, node.viewerReaction ? null : 'LIKE')}>
            {node.stats.reactions} likes
          </button>
        </article>
      ))}
      {feed?.pageInfo.hasNextPage && (
        <button type="button" onClick={() => void fetchMore({ variables: { after: feed.pageInfo.endCursor } })}>
          More
        </button>
      )}
    </>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <ApolloProvider client={platform.apollo}>
      <Feed />
    </ApolloProvider>,
  );
}
