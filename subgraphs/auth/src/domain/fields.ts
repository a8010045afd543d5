import { codePoints, problem, text, textField } from '@app/kernel';
import { checkHandle, foldHandle } from '@app/search';
import { z } from 'zod';

/** Length of a password in code points. */
export const PASSWORD_LENGTH = { min: 8, max: 128 } as const;
const EMAIL_MAX = 254;
const EMAIL_MAX_RAW = 1_000;
const LANGUAGE_TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/;

/** An e-mail address: NFKC, no blanks around, at most 254 characters. Whether it exists, a mail will tell. */
export const emailField = z
  .string()
  .max(EMAIL_MAX_RAW)
  .overwrite((value) => value.normalize('NFKC').trim())
  .pipe(z.email().max(EMAIL_MAX));

/** A new username, folded: 3 to 30 of `a-z 0-9 _ .`, begins with a letter, neither reserved nor confusable with a reserved one. */
export const usernameField = z
  .string()
  .overwrite((value) => foldHandle(value.trim()))
  .superRefine((value, context) => {
    const check = checkHandle(value);
    if (check !== 'OK') context.addIssue({ code: 'custom', params: { code: check }, message: check });
  });

/** A new password: 8 to 128 code points, nothing else. */
export const passwordField = z.string().superRefine((value, context) => {
  const length = codePoints(value);
  const { min, max } = PASSWORD_LENGTH;
  if (!value.isWellFormed()) context.addIssue({ code: 'custom', params: { code: 'BAD_CHARACTERS' }, message: 'BAD_CHARACTERS' });
  else if (length < min) context.addIssue({ code: 'custom', params: { code: 'TOO_SHORT', min }, message: 'TOO_SHORT' });
  else if (length > max) context.addIssue({ code: 'custom', params: { code: 'TOO_LONG', max }, message: 'TOO_LONG' });
});

/** The name that others see at first. */
export const displayNameField = textField(50, { min: 1, singleLine: true });

/** A BCP 47 language tag. */
export const languageField = z.string().regex(LANGUAGE_TAG);

/** How a user calls a passkey. */
export const passkeyNameField = textField(100, { min: 1, singleLine: true });

/** The username is somebody else's, or held for somebody, or looks like one. */
export function usernameTaken() {
  return problem('username', 'TAKEN', text('This name is taken. Choose another.', '该用户名已被占用，请换一个。'));
}

const UNPRINTABLE = /[\p{Cc}\p{Cs}]/gu;

/** Free text of a client as it is noted: without control characters, cut to `max` UTF-16 units. Never refused. */
export function noted(value: string | null | undefined, max: number): string {
  return (value ?? '').replace(UNPRINTABLE, '').trim().slice(0, max).toWellFormed();
}
