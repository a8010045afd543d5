import { conflict, notAllowed, problem, text } from '@app/kernel';

/** The refusals of the post feed that several use cases share, with their stable reasons. */
export const refusals = {
  notAuthor: () => notAllowed('NOT_AUTHOR', text('Only its author can do this.', '只有作者可以这样做。')),
  commentsClosed: () => notAllowed('COMMENTS_CLOSED', text('You cannot comment here.', '你不能在这里评论。')),
  tooDeep: () =>
    notAllowed('TOO_DEEP', text('This thread cannot go deeper. Reply one level higher.', '层级已达上限，请回复上一级。')),
  parentDeleted: () => notAllowed('PARENT_DELETED', text('The comment that you reply to is gone.', '你要回复的评论已被删除。')),
  notShareable: () => notAllowed('NOT_SHAREABLE', text('Only what is public can be shared.', '只有公开内容可以分享。')),
  alreadyShared: () => conflict('ALREADY_SHARED', text('You have shared this already.', '你已经分享过了。')),
  alreadyVoted: () => notAllowed('ALREADY_VOTED', text('You have voted already. A vote is final.', '你已投票，投票不可更改。')),
  pollClosed: () => notAllowed('POLL_CLOSED', text('This poll has closed.', '投票已结束。')),
  revisionChanged: () =>
    conflict(
      'REVISION_CHANGED',
      text('It was changed in the meantime. Look at it again first.', '内容已被修改，请先查看最新版本。'),
    ),
  shareHasNoText: () =>
    notAllowed(
      'SHARE_HAS_NO_TEXT',
      text('A share has no text of its own. Quote the post instead.', '转发没有正文，请改用引用。'),
    ),
  nothingInIt: () =>
    problem(
      'text',
      'REQUIRED',
      text('Write something, or add media, a video or a poll.', '请输入内容，或添加媒体、视频、投票。'),
    ),
  tooManyDrafts: (field: string) => problem(field, 'TOO_MANY', text('Delete some drafts first.', '草稿过多，请先删除一些。')),
  unknownMedia: (index: number) =>
    problem(`mediaIds.${index}`, 'UNKNOWN', text('There is no such upload of yours.', '没有这个上传。')),
  unusableMedia: (index: number) =>
    problem(`mediaIds.${index}`, 'NOT_USABLE', text('This upload failed or has expired.', '该上传失败或已过期。')),
};
