import { z } from 'zod';
import { isId } from './ids.ts';
import { codePoints, normalizeText } from './text.ts';

/**
 * A text field: trimmed, NFC-normalised, at most `max` (and at least `min`) code points, no control characters; several lines unless
 * `singleLine`. The one source for the input check, the stored validator (`maxLength` in the JSON schema) and the type.
 */
export function textField(max: number, options: { min?: number; singleLine?: boolean } = {}) {
  const min = options.min ?? 0;
  const limits = { maxCodePoints: max, multiline: !options.singleLine, optional: min === 0 };
  return z
    .string()
    .overwrite((value) => {
      const normal = normalizeText(value.trim(), limits);
      return normal.ok ? normal.text : value;
    })
    .superRefine((value, context) => {
      const normal = normalizeText(value, limits);
      if (!normal.ok) context.addIssue({ code: 'custom', params: { code: normal.problem, max }, message: normal.problem });
      else if (codePoints(normal.text) < min)
        context.addIssue({ code: 'custom', params: { code: 'TOO_SHORT', min }, message: 'TOO_SHORT' });
    })
    .meta({ maxLength: max, ...(min > 0 ? { minLength: min } : {}) });
}

/** An id of ours (UUIDv7). As an input: anything else is refused as BAD_FORMAT. */
export function idField() {
  return z
    .string()
    .refine(isId, { params: { code: 'BAD_FORMAT' } })
    .meta({ maxLength: 36, minLength: 36 });
}

/** An absolute http(s) URL of at most 2,048 characters without credentials. */
export function webUrlField() {
  return z
    .string()
    .max(2048)
    .refine(isWebUrl, { params: { code: 'BAD_FORMAT' } })
    .meta({ maxLength: 2048 });
}

function isWebUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
}
