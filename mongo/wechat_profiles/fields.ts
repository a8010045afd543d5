import { textField, webUrlField } from '@app/kernel';
import { z } from 'zod';

/** Limits of a profile's texts, in code points (input rules and stored validator alike). */
export const displayNameField = () => textField(50, { min: 1, singleLine: true });
export const bioField = () => textField(500);
export const locationField = () => textField(100, { singleLine: true });
export const websiteField = () => webUrlField();
export const socialLinksField = () =>
  z.array(z.strictObject({ platform: textField(30, { min: 1, singleLine: true }), url: webUrlField() })).max(10);
/** Calendar date YYYY-MM-DD. */
export const birthdayField = () => z.iso.date().meta({ maxLength: 10 });
/** BCP 47 tag, e.g. en or zh-CN. */
export const languageField = () =>
  z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .max(35)
    .meta({ maxLength: 35 });

/** Limit of a private remark, in code points. */
export const remarkField = () => textField(50);

/** Limit of a reporter's note, in code points. */
export const reportNoteField = () => textField(1000);
