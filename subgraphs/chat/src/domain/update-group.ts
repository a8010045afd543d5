import { groupTitleField, slowModeField } from '@app/contracts/chat';
import { ConversationChanged, GroupAvatarChanged } from '@app/contracts/events';
import { checkInput, invalidInput, isId, notFound, type Viewer } from '@app/kernel';
import { z } from 'zod';
import { type ConversationOutcome, changeGroup, note, type SystemNote, writeNotes } from './change-group.ts';
import type { Conversation } from './conversation.ts';
import { checkAvatar } from './group-avatar.ts';
import type { CheckReferencesDeps } from './message-references.ts';
import type { ConversationChanges } from './ports.ts';
import { readView } from './views.ts';

/** What is to change; what is not given stays. A null picture takes the picture away. */
export interface UpdateGroupInput {
  readonly conversationId: string;
  readonly title?: string | null;
  readonly avatarMediaId?: string | null;
  readonly announcementOnly?: boolean | null;
  readonly slowModeSec?: number | null;
  readonly joinApproval?: boolean | null;
}

const rules = z.object({
  title: groupTitleField().nullish(),
  avatarMediaId: z.string().nullish(),
  announcementOnly: z.boolean().nullish(),
  slowModeSec: slowModeField().nullish(),
  joinApproval: z.boolean().nullish(),
});

/** Changes title, picture or settings of a group. Refuses with `NotFound`, `InvalidInput` or `NotAllowed` NOT_A_GROUP, NOT_ADMIN. */
export async function updateGroup(
  deps: CheckReferencesDeps,
  viewer: Viewer,
  input: UpdateGroupInput,
): Promise<ConversationOutcome> {
  const { conversationId } = input;
  if (!isId(conversationId) || (await readView(deps, viewer.id, conversationId)) === null) return notFound();
  const checked = checkInput(rules, input);
  if (!checked.ok) return checked.refusal;
  const wanted = checked.value;
  const problems = await checkAvatar(deps, viewer, wanted.avatarMediaId ?? null);
  if (problems.length > 0) return invalidInput(...problems);
  return changeGroup(deps, viewer, conversationId, { staffOnly: true }, async ({ conversation }, tx) => {
    const changes = changesOf(conversation, wanted);
    if (Object.keys(changes).length === 0) return;
    const at = deps.clock.now();
    await deps.conversations.change(conversationId, changes, at, tx);
    const { avatarMediaId: mediaId } = changes;
    const mediaIdBefore = conversation.avatarMediaId;
    await deps.outbox.append(
      [
        ConversationChanged({ conversationId }),
        ...(mediaId === undefined ? [] : [GroupAvatarChanged({ conversationId, mediaIdBefore, mediaId })]),
      ],
      tx,
    );
    await writeNotes(deps, conversationId, notesOf(viewer.id, changes), at, tx);
  });
}

/** What really changes. */
function changesOf(before: Conversation, wanted: z.output<typeof rules>): ConversationChanges {
  const { title, avatarMediaId, announcementOnly, slowModeSec, joinApproval } = wanted;
  return {
    ...(title != null && title !== before.title ? { title } : {}),
    ...(avatarMediaId !== undefined && avatarMediaId !== before.avatarMediaId ? { avatarMediaId } : {}),
    ...(announcementOnly != null && announcementOnly !== before.announcementOnly ? { announcementOnly } : {}),
    ...(slowModeSec != null && slowModeSec !== before.slowModeSec ? { slowModeSec } : {}),
    ...(joinApproval != null && joinApproval !== before.joinApproval ? { joinApproval } : {}),
  };
}

function notesOf(actorId: string, changes: ConversationChanges): SystemNote[] {
  const { title, avatarMediaId, ...settings } = changes;
  return [
    ...(title === undefined ? [] : [note('title_changed', { actorId, value: title })]),
    ...(avatarMediaId === undefined ? [] : [note('avatar_changed', { actorId })]),
    ...Object.entries(settings).map(([name, value]) => note('settings_changed', { actorId, value: `${name}=${value}` })),
  ];
}
