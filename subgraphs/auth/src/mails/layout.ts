/** What a mail says, before it is laid out. */
export interface MailContent {
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** A button, and its address in plain sight. */
  readonly action: { readonly label: string; readonly url: string } | null;
  /** A code to be typed where the button cannot be used; null: none. */
  readonly code: string | null;
  readonly footer: string;
}

/** The mail as plain text. */
export function textOf(content: MailContent): string {
  const { greeting, paragraphs, action, code, footer } = content;
  const parts = [
    greeting,
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...(code ? [code] : []),
    `-- \n${footer}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

const BODY =
  'margin:0;padding:32px 16px;background:#f4f5f7;font:16px/1.6 -apple-system,Segoe UI,Helvetica,Arial,PingFang SC,Microsoft YaHei,sans-serif;color:#1f2328';
const CARD = 'max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid #e3e6ea;border-radius:12px';
const BUTTON =
  'display:inline-block;padding:12px 22px;background:#07a052;border-radius:8px;color:#ffffff;font-weight:600;text-decoration:none';
const SMALL = 'font-size:13px;color:#656d76;word-break:break-all';
const CODE =
  'padding:12px;background:#f4f5f7;border-radius:8px;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:13px;word-break:break-all';

/** The mail as HTML: one card, no images, nothing loaded from anywhere. */
export function htmlOf(content: MailContent, language: string): string {
  const { subject, greeting, paragraphs, action, code, footer } = content;
  const lines = [greeting, ...paragraphs].map((line) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`);
  const button = action
    ? `<p style="margin:24px 0"><a style="${BUTTON}" href="${escapeHtml(action.url)}">${escapeHtml(action.label)}</a></p>
<p style="${SMALL}">${escapeHtml(action.url)}</p>`
    : '';
  const typed = code ? `<p style="${CODE}">${escapeHtml(code)}</p>` : '';
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(subject)}</title></head>
<body style="${BODY}"><div style="${CARD}">
<p style="margin:0 0 24px;font-size:20px;font-weight:700">WeChat</p>
${lines.join('\n')}
${button}${typed}
<p style="margin:24px 0 0;${SMALL}">${escapeHtml(footer)}</p>
</div></body></html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
