import { previewOf } from '../../../domain/message.ts';
import type { MessageQuoteResolvers } from '../../types.generated.ts';

export const MessageQuote: MessageQuoteResolvers = {
  sender: ({ quoted }) => (quoted === null || quoted.senderId === null ? null : { id: quoted.senderId }),
  preview: ({ quoted }) => (quoted === null ? null : previewOf(quoted.content)),
  state: ({ quoted }) => (quoted === null ? 'HIDDEN' : quoted.isRecalled ? 'RECALLED' : 'VISIBLE'),
};
