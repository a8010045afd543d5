import {
  addressField,
  captionField,
  clientMessageIdField,
  latitudeField,
  longitudeField,
  MAX_MENTIONS,
  messageTextField,
  placeNameField,
  stickerNameField,
} from '@app/contracts/chat';
import { type Checked, checkInput, idField, invalidInput, problem, text } from '@app/kernel';
import { z } from 'zod';
import type { MessageContent, MessageType } from './message.ts';

/** What a client sends; which of the content fields is due depends on the type. */
export interface SendMessageInput {
  readonly conversationId: string;
  readonly clientMessageId: string;
  readonly type: MessageType;
  readonly text?: string | null;
  readonly mediaId?: string | null;
  readonly location?: {
    readonly latitude: number;
    readonly longitude: number;
    readonly name?: string | null;
    readonly address?: string | null;
  } | null;
  readonly contactUserId?: string | null;
  readonly sticker?: { readonly pack: string; readonly stickerId: string } | null;
  readonly mentionIds?: readonly string[] | null;
  readonly mentionsAll?: boolean | null;
  readonly replyToMessageId?: string | null;
}

/** A checked message, before references are looked up. */
export interface CheckedMessage {
  readonly clientMessageId: string;
  readonly type: MessageType;
  readonly content: MessageContent;
  readonly mentionIds: readonly string[];
  readonly mentionsAll: boolean;
  readonly replyToMessageId: string | null;
}

type ContentField = 'text' | 'mediaId' | 'location' | 'contactUserId' | 'sticker';

/** The content field of each type; a caption may stand beside an upload. */
const FIELD_OF_TYPE: Readonly<Record<Exclude<MessageType, 'SYSTEM'>, ContentField>> = {
  TEXT: 'text',
  IMAGE: 'mediaId',
  VIDEO: 'mediaId',
  AUDIO: 'mediaId',
  FILE: 'mediaId',
  GIF: 'mediaId',
  LOCATION: 'location',
  CONTACT: 'contactUserId',
  STICKER: 'sticker',
};

const emptyAsNull = <T extends z.ZodType<string>>(field: T) =>
  field.nullish().transform((value) => (value === undefined || value === '' ? null : value));

const CONTENT_RULES = {
  text: z.object({ text: messageTextField() }).transform(({ text: body }): MessageContent => ({ kind: 'TEXT', text: body })),
  mediaId: z
    .object({ mediaId: idField(), text: emptyAsNull(captionField()) })
    .transform(({ mediaId, text: caption }): MessageContent => ({ kind: 'MEDIA', mediaId, caption })),
  location: z
    .object({
      location: z.object({
        latitude: latitudeField(),
        longitude: longitudeField(),
        name: emptyAsNull(placeNameField()),
        address: emptyAsNull(addressField()),
      }),
    })
    .transform(({ location }): MessageContent => ({ kind: 'LOCATION', ...location })),
  contactUserId: z
    .object({ contactUserId: idField() })
    .transform(({ contactUserId }): MessageContent => ({ kind: 'CONTACT', userId: contactUserId })),
  sticker: z
    .object({ sticker: z.object({ pack: stickerNameField(), stickerId: stickerNameField() }) })
    .transform(({ sticker }): MessageContent => ({ kind: 'STICKER', ...sticker })),
} satisfies Record<ContentField, z.ZodType<MessageContent>>;

const COMMON_RULES = z.object({
  clientMessageId: clientMessageIdField(),
  mentionIds: z
    .array(idField())
    .max(MAX_MENTIONS)
    .nullish()
    .transform((ids) => [...new Set(ids ?? [])]),
  mentionsAll: z
    .boolean()
    .nullish()
    .transform((all) => all ?? false),
  replyToMessageId: z
    .string()
    .nullish()
    .transform((id) => id ?? null),
});

/** Checks a message against the rules of its type; everything that is wrong is told at once. */
export function checkMessage(input: SendMessageInput): Checked<CheckedMessage> {
  if (input.type === 'SYSTEM') {
    const sentence = text('System messages are written by the server.', '系统消息只能由服务器发送。');
    return { ok: false, refusal: invalidInput(problem('type', 'NOT_SENDABLE', sentence)) };
  }
  const field = FIELD_OF_TYPE[input.type];
  const common = checkInput(COMMON_RULES, input);
  const content = checkInput<z.ZodType<MessageContent>>(CONTENT_RULES[field], input);
  const strays = strayFields(input, field);
  if (common.ok && content.ok && strays.length === 0)
    return { ok: true, value: { type: input.type, content: content.value, ...common.value } };
  const problems = [common, content].flatMap((part) => (part.ok ? [] : part.refusal.problems));
  return { ok: false, refusal: invalidInput(...problems, ...strays) };
}

/** Content fields that do not belong to the type. */
function strayFields(input: SendMessageInput, field: ContentField) {
  const allowed: readonly ContentField[] = field === 'mediaId' ? ['mediaId', 'text'] : [field];
  const all: readonly ContentField[] = ['text', 'mediaId', 'location', 'contactUserId', 'sticker'];
  return all
    .filter((name) => !allowed.includes(name) && input[name] !== null && input[name] !== undefined)
    .map((name) =>
      problem(name, 'NOT_EXPECTED', text('This field does not belong to this type of message.', '该字段不属于这种消息类型。')),
    );
}
