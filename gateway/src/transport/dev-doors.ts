import type { ReceivedMail } from '@app/mail';
import type { FastifyInstance } from 'fastify';
import type { DevelopmentDoors } from '../ports.ts';

/** What only development shows: mails, pushes, sample accounts, processes. */
export function mountDevelopmentDoors(app: FastifyInstance, doors: DevelopmentDoors): void {
  app.get<{ Querystring: { to?: string } }>('/dev/mailbox', async (request, reply) => {
    const mails = await doors.mailbox(request.query.to ?? null);
    if (request.headers.accept?.includes('text/html') !== true) return { mails };
    return reply.type('text/html; charset=utf-8').send(mailboxPage(mails));
  });
  app.get<{ Querystring: { device?: string } }>('/dev/push', async (request) => ({
    pushes: await doors.pushes(request.query.device ?? ''),
  }));
  app.get('/dev/accounts', () => doors.accounts());
  app.get('/dev/parts', () => doors.parts());
  app.get('/dev/direct', () => doors.direct());
}

function mailboxPage(mails: readonly ReceivedMail[]): string {
  const rows = mails.map(
    (
      mail,
    ) => `<details><summary><time>${escapeHtml(mail.at)}</time> <b>${escapeHtml(mail.subject)}</b> to ${escapeHtml(mail.to)}</summary>
<iframe sandbox srcdoc="${escapeHtml(mail.html)}"></iframe><pre>${escapeHtml(JSON.stringify(mail.data, null, 2))}</pre></details>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Mailbox</title>
<style>body{font:15px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
summary{cursor:pointer;padding:.5rem 0;border-bottom:1px solid #8884}time{color:#888;font-variant-numeric:tabular-nums}
iframe{width:100%;height:16rem;border:1px solid #8884;background:#fff}</style>
<h1>Mailbox</h1><p>Mails of this development platform, newest first.</p>${rows.join('\n') || '<p>No mail yet.</p>'}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
