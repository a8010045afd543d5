import { z } from 'zod';
import { isId } from './ids.ts';
import { codePoints, hasForbiddenCharacters, normalizeText } from './text-input.ts';

/**
 * A text field: NFC-normalised, at most `max` (and at least `min`) code points, no control characters.
 * The one source for the input check, the stored validator (`maxLength` in the JSON schema) and the type.
 */
export function textField(max: number, options: { min?: number; trim?: boolean } = {}) {
  const min = options.min ?? 0;
  return z
    .string()
    .overwrite((value) => {
      const normal = normalizeText(value);
      return options.trim === false ? normal : normal.trim();
    })
    .superRefine((value, context) => {
      if (hasForbiddenCharacters(value))
        context.addIssue({ code: 'custom', params: { code: 'BAD_CHARACTERS' }, message: 'control characters' });
      const length = codePoints(value);
      if (length > max) context.addIssue({ code: 'custom', params: { code: 'TOO_LONG', max }, message: `at most ${max}` });
      if (length < min)
        context.addIssue({
          code: 'custom',
          params: { code: length === 0 ? 'REQUIRED' : 'TOO_SHORT', min },
          message: `at least ${min}`,
        });
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
