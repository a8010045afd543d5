import { type InvalidInput, invalidInput, type NotAllowed, notAllowed, problem, text } from '@app/kernel';
import type { MediaRefusal } from './ports.ts';

/** A refusal of media in the words of the mutation: a field's fault, or something that is not allowed. */
export function fromMedia({ field, code, message }: MediaRefusal): InvalidInput | NotAllowed {
  return field === null ? notAllowed(code, message) : invalidInput(problem(field, code, message));
}

/** The refusals of videos, with reason and sentence. */
export const refusals = {
  notProcessing: () => notAllowed('NOT_PROCESSING', text('This video is not being processed.', '该视频当前没有在处理中。')),
  notFailed: () => notAllowed('NOT_FAILED', text('Only a failed video can be processed again.', '只有处理失败的视频才能重试。')),
  tooManyTracks: (max: number) =>
    invalidInput(
      problem('language', 'TOO_MANY', text(`A video can have at most ${max} captions tracks.`, `一个视频最多 ${max} 条字幕。`)),
    ),
  notYourPicture: () =>
    invalidInput(
      problem('thumbnailMediaId', 'NOT_FOUND', text('Choose an image that you have uploaded.', '请选择自己上传的图片。')),
    ),
  noSuchStill: () =>
    invalidInput(
      problem('thumbnailId', 'NOT_FOUND', text('Choose one of the thumbnails of this video.', '请选择该视频的缩略图之一。')),
    ),
  twoThumbnails: () =>
    invalidInput(
      problem(
        'thumbnailMediaId',
        'CONFLICT',
        text('Choose a thumbnail or upload one, not both.', '选择缩略图与上传缩略图只能二选一。'),
      ),
    ),
};
