/** What a mail says, before it is laid out. */
export interface Content {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly action: { readonly label: string; readonly url: string };
  readonly footer: string;
}

/** The mail as plain text. */
export function textOf({ lines, action, footer }: Content): string {
  return `${[...lines, `${action.label}:\n${action.url}`, `-- \n${footer}`].join('\n\n')}\n`;
}

const BODY =
  'margin:0;padding:32px 16px;background:#f4f5f7;font:16px/1.6 -apple-system,Segoe UI,Helvetica,Arial,PingFang SC,Microsoft YaHei,sans-serif;color:#1f2328';
const CARD = 'max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid #e3e6ea;border-radius:12px';
const BUTTON =
  'display:inline-block;padding:12px 22px;background:#07a052;border-radius:8px;color:#ffffff;font-weight:600;text-decoration:none';

/** The mail as HTML: one card, no images, nothing loaded from anywhere. */
export function htmlOf({ subject, lines, action, footer }: Content, language: string): string {
  const paragraphs = lines.map((line) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(subject)}</title></head>
<body style="${BODY}"><div style="${CARD}">
<p style="margin:0 0 24px;font-size:20px;font-weight:700">WeChat</p>
${paragraphs.join('\n')}
<p style="margin:24px 0"><a style="${BUTTON}" href="${escapeHtml(action.url)}">${escapeHtml(action.label)}</a></p>
<p style="margin:24px 0 0;font-size:13px;color:#656d76">${escapeHtml(footer)}</p>
</div></body></html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
