import type { Message } from '../../domain/message.ts';

/** A message that the caller may see; `isHidden` when only its absence is to be told. */
export type MessageMapper = Message & { readonly isHidden?: boolean };

/** A quoted message: its place is known to whoever sees the answer, the rest only to those who may see it. */
export interface MessageQuoteMapper {
  readonly messageId: string;
  readonly seq: number;
  /** Null: not for the caller. */
  readonly quoted: Message | null;
}
