import { LANGUAGES } from '@app/kernel';
import { describe, expect, it } from 'vitest';
import { htmlOf, textOf } from './layout.ts';
import { type MailTemplate, writeMail } from './templates.ts';

const TEMPLATES: readonly MailTemplate[] = [
  'verify-email',
  'account-exists',
  'reset-password',
  'confirm-email-change',
  'security-alert',
  'data-export',
];
const FACTS = { username: '<b>"林" & Co', url: 'https://chat.example/x?token=abc&more=1', token: 'abc', alert: 'NEW_DEVICE' };

describe.each(LANGUAGES)('mails in %s', (language) => {
  it.each(TEMPLATES)('%s: subject, text and HTML with the link, and no name that is markup', (template) => {
    const content = writeMail(template, language, FACTS);
    const html = htmlOf(content, language);
    expect(content.subject).not.toBe('');
    expect(textOf(content)).toContain(FACTS.url);
    expect(html).toContain('href="https://chat.example/x?token=abc&amp;more=1"');
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;b&gt;&quot;林&quot; &amp; Co');
  });

  it('an alert without a way back has no link', () => {
    const content = writeMail('security-alert', language, { ...FACTS, url: null, token: null });
    expect(content.action).toBeNull();
    expect(textOf(content)).not.toContain('http');
  });

  it('an unknown alert is still told', () => {
    const known = writeMail('security-alert', language, FACTS);
    const unknown = writeMail('security-alert', language, { ...FACTS, alert: 'SOMETHING_NEW' });
    expect(unknown.paragraphs[0]).not.toBe(known.paragraphs[0]);
    expect(unknown.paragraphs[0]).not.toBe('');
  });
});
