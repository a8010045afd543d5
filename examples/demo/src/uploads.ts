import { readFile } from 'node:fs/promises';
import type { Data, GraphqlClient } from '@app/testkit';
import { until } from '@app/testkit';

const CREATE = `mutation ($input: CreateUploadInput!) { createUpload(input: $input) { __typename ... on UploadTicket { media { id } method url headers { name value } } ... on InvalidInput { problems { field code } } ... on NotAllowed { reason } } }`;
const COMPLETE = `mutation ($id: ID!) { completeUpload(mediaId: $id) { __typename ... on MediaSuccess { media { status } } } }`;
const MEDIA = `query ($id: ID!) { media(id: $id) { status failureReason url blurhash width height variants { url contentType width } } }`;

/** Sends bytes where a ticket says, as it says: one PUT, or one tus PATCH. */
export async function sendBytes(ticket: Data, bytes: Buffer<ArrayBuffer>): Promise<Response> {
  const headers = Object.fromEntries(ticket.headers.map(({ name, value }: Data) => [name, value]));
  return fetch(ticket.url, { method: ticket.method, headers, body: bytes });
}

/** Uploads a photo through a signed URL and waits until its derivatives are ready. */
export async function uploadPhoto(client: GraphqlClient, file: URL): Promise<Data> {
  const bytes = await readFile(file);
  const { createUpload } = await client.run(CREATE, {
    input: { kind: 'IMAGE', contentType: 'image/jpeg', sizeBytes: bytes.length, fileName: 'rocket.jpg' },
  });
  if (createUpload.__typename !== 'UploadTicket') throw new Error(`createUpload: ${JSON.stringify(createUpload)}`);
  const sent = await sendBytes(createUpload, bytes);
  if (!sent.ok) throw new Error(`The upload was answered ${sent.status}: ${await sent.text()}`);
  const mediaId: string = createUpload.media.id;
  const { completeUpload } = await client.run(COMPLETE, { id: mediaId });
  if (completeUpload.__typename !== 'MediaSuccess') throw new Error(`completeUpload: ${JSON.stringify(completeUpload)}`);
  return until(async () => {
    const { media } = await client.run(MEDIA, { id: mediaId });
    if (media.status === 'FAILED') throw new Error(`The photo failed: ${media.failureReason}`);
    return media.status === 'READY' && { id: mediaId, ...media };
  }, 30_000);
}
