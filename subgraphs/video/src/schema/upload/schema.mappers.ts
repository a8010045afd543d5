/** The ticket, and the id of its video. */
export interface VideoUploadTicketMapper {
  readonly videoId: string;
  readonly mediaId: string;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly expiresAt: Date;
  readonly resumable: boolean;
}
