import { createTheme, type MantineColorsTuple } from '@mantine/core';

const leaf: MantineColorsTuple = [
  '#e6faf3',
  '#d2f0e4',
  '#a5dfc8',
  '#75ceab',
  '#4ec092',
  '#36b783',
  '#1f9d6e',
  '#0b8360',
  '#007152',
  '#005f43',
];

/** One accent, round corners, the reader's own fonts. */
export const theme = createTheme({
  primaryColor: 'leaf',
  primaryShade: 8,
  autoContrast: true,
  colors: { leaf },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  headings: { fontWeight: '650' },
});
