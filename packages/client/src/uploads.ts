import type { ApolloClient } from '@apollo/client';
import { isAccepted, isRefusal, type RefusalResult, RefusedError } from './errors.ts';
import {
  CompleteUploadDocument,
  CompleteVideoUploadDocument,
  CreateUploadDocument,
  type CreateUploadInput,
  CreateVideoDocument,
  type CreateVideoInput,
  MediaDocument,
  type MediaFieldsFragment,
  MediaUpdatesDocument,
  type VideoCardFragment,
} from './operations.generated.ts';
import { Transfer, type TransferOptions } from './transfer.ts';
import { watch } from './watch.ts';

/** An upload on its way: `transfer` pauses, continues and cancels it. */
export interface Upload<Result> {
  readonly id: string;
  readonly transfer: Transfer;
  /** Resolves when the platform has checked the bytes and begun to process them; rejects as `transfer.done` does, or with `RefusedError`. */
  readonly completed: Promise<Result>;
}

/** A file, or bytes with a type. */
export type UploadFile = Blob & { readonly name?: string };

/** Starts the upload of a picture, sound or document. Throws `RefusedError` for what the platform does not take. */
export async function uploadMedia(
  client: ApolloClient,
  file: UploadFile,
  input: Pick<CreateUploadInput, 'kind' | 'altText' | 'resumable'>,
  options: TransferOptions = {},
): Promise<Upload<MediaFieldsFragment>> {
  const { data } = await client.mutate({
    mutation: CreateUploadDocument,
    variables: {
      input: {
        ...input,
        clientMutationId: crypto.randomUUID(),
        contentType: file.type,
        sizeBytes: file.size,
        fileName: file.name ?? null,
      },
    },
    context: { idempotent: true },
  });
  const ticket = accepted(data?.createUpload);
  const transfer = new Transfer(ticket, file, options);
  const completed = transfer.done.then(async () => {
    const answer = await client.mutate({
      mutation: CompleteUploadDocument,
      variables: { mediaId: ticket.media.id },
      context: { idempotent: true },
    });
    return accepted(answer.data?.completeUpload).media;
  });
  return { id: ticket.media.id, transfer, completed: handled(completed) };
}

/** Starts the upload of a video, resumable. Throws `RefusedError` for what the platform does not take. */
export async function uploadVideo(
  client: ApolloClient,
  file: UploadFile,
  input: Omit<CreateVideoInput, 'contentType' | 'sizeBytes' | 'fileName' | 'clientMutationId'>,
  options: TransferOptions = {},
): Promise<Upload<VideoCardFragment>> {
  const { data } = await client.mutate({
    mutation: CreateVideoDocument,
    variables: {
      input: {
        ...input,
        clientMutationId: crypto.randomUUID(),
        contentType: file.type,
        sizeBytes: file.size,
        fileName: file.name ?? null,
      },
    },
    context: { idempotent: true },
  });
  const ticket = accepted(data?.createVideo);
  const transfer = new Transfer(ticket, file, options);
  const completed = transfer.done.then(async () => {
    const answer = await client.mutate({
      mutation: CompleteVideoUploadDocument,
      variables: { videoId: ticket.video.id },
      context: { idempotent: true },
    });
    return accepted(answer.data?.completeVideoUpload).video;
  });
  return { id: ticket.video.id, transfer, completed: handled(completed) };
}

/** Resolves with the medium when it is READY or FAILED, told live. */
export function processed(client: ApolloClient, mediaId: string): Promise<MediaFieldsFragment> {
  return new Promise((resolve, reject) => {
    let stop: () => void = () => undefined;
    const settle = (media: MediaFieldsFragment | null | undefined) => {
      if (media?.status !== 'READY' && media?.status !== 'FAILED') return;
      stop();
      resolve(media);
    };
    const look = () =>
      client
        .query({ query: MediaDocument, variables: { id: mediaId }, fetchPolicy: 'network-only' })
        .then(({ data }) => settle(data?.media))
        .catch(reject);
    stop = watch(client, MediaUpdatesDocument, {
      variables: { mediaId },
      next: ({ mediaUpdates }) => mediaUpdates.__typename === 'MediaChanged' && settle(mediaUpdates.media),
      resync: look,
      error: reject,
    });
    // It may have been ready before the stream began.
    void look();
  });
}

function accepted<T extends { readonly __typename: string }>(
  outcome: T | null | undefined,
): Exclude<T, Extract<T, RefusalResult>> {
  if (!outcome) throw new Error('The platform answered nothing.');
  if (isRefusal(outcome)) throw new RefusedError(outcome);
  if (!isAccepted(outcome)) throw new Error(`${outcome} is neither accepted nor refused.`);
  return outcome;
}

/** Whoever only cancels need not also wait. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
