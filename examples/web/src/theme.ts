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

/** Greys of the dark theme, cool like its background. */
const dark: MantineColorsTuple = [
  '#d5dbe1',
  '#b6bfc8',
  '#929ca6',
  '#6e7883',
  '#444c55',
  '#363d45',
  '#20262c',
  '#1c2024',
  '#14171a',
  '#0e1113',
];

/** One accent, round corners, the reader's own fonts. */
export const theme = createTheme({
  primaryColor: 'leaf',
  primaryShade: 8,
  autoContrast: true,
  colors: { leaf, dark },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  headings: { fontWeight: '650' },
});
