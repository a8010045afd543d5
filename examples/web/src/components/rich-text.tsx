import type { RangeFieldsFragment } from '@app/client';
import { Anchor, Text, type TextProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** Text with its mentions, tags and links as the platform found them; offsets count code points. */
export function RichText({
  text,
  ranges,
  ...rest
}: { readonly text: string; readonly ranges: readonly RangeFieldsFragment[] } & TextProps) {
  const points = [...text];
  const parts: ReactNode[] = [];
  let at = 0;
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    if (range.start < at) continue;
    parts.push(points.slice(at, range.start).join(''));
    parts.push(<Marked key={range.start} range={range} text={points.slice(range.start, range.end).join('')} />);
    at = range.end;
  }
  parts.push(points.slice(at).join(''));
  return (
    <Text className="text" {...rest}>
      {parts}
    </Text>
  );
}

function Marked({ range, text }: { readonly range: RangeFieldsFragment; readonly text: string }) {
  if (range.kind === 'LINK') {
    return (
      <Anchor fw={600} href={range.url ?? text} target="_blank" rel="noreferrer nofollow">
        {text}
      </Anchor>
    );
  }
  const to =
    range.kind === 'HASHTAG'
      ? `/tags/${encodeURIComponent(range.tag ?? text.slice(1))}`
      : range.user
        ? `/u/${range.user.username}`
        : null;
  if (to === null) return text;
  return (
    <Anchor component={Link} to={to} fw={600}>
      {text}
    </Anchor>
  );
}
