import { AUDIENCE_TABLE, PROFILE_TABLE, VISIBILITY_TABLE } from './visibility.ts';

/** The decision tables as `docs/visibility.md` prints them. */
export function visibilityPage(): string {
  return `# Who may see whom

The tables of \`packages/relations/src/visibility.ts\`, printed by their test; \`vitest run --project unit packages/relations -u\` prints them again. Domains
ask them at read time on every path, and what is not a yes is hidden: absent, forbidden and blocked look the same.

How a viewer stands to an owner: \`self\`; \`friend\`: both follow each other; \`follower\`: follows; \`stranger\`: signed in, a pending request included;
\`anonymous\`; \`blocked\`: a block either way; \`absent\`: the owner is deactivated, deleted or unknown, or nobody can say. Moderators stand like anybody else;
what they read beside that is the queue of reports.

## Objects, by their visibility

Objects of a private account count as \`FOLLOWERS\` at most, old ones too.

${tableOf(VISIBILITY_TABLE)}
## Parts of a profile

\`card\`: handle, names, pictures, bio, links, badge, counts · \`people\`: lists of followers, followed ones and friends, \`privatePeople\` those of a private account ·
\`relation\`: how both stand · \`finding\`: in searches and suggestions, \`quietFinding\` when \`discoverable\` is off · \`own\`: birthday, settings, requests, blocks, mutes.

${tableOf(PROFILE_TABLE)}
## Settings that guard an action

Who may message, mention, comment, or see presence, by the owner's setting.

${tableOf(AUDIENCE_TABLE)}`;
}

/** A table whose columns are padded, as the project's formatter has them. */
function tableOf(table: Readonly<Record<string, Readonly<Record<string, boolean>>>>): string {
  const columns = Object.keys(Object.values(table)[0] ?? {});
  const body = Object.entries(table).map(([standing, cells]) => [
    standing,
    ...columns.map((column) => (cells[column] ? 'yes' : '-')),
  ]);
  const rows = [['', ...columns], ...body];
  const widths = ['', ...columns].map((_, at) => Math.max(3, ...rows.map((cells) => cells[at]?.length ?? 0)));
  const [head, ...others] = rows.map((cells) => line(cells.map((cell, at) => cell.padEnd(widths[at] ?? 0))));
  return [head, line(widths.map((width) => '-'.repeat(width))), ...others].join('');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}
