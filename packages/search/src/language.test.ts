import { describe, expect, it } from 'vitest';
import { detectLanguage } from './language.ts';

describe('detectLanguage', () => {
  it.each([
    ['Hello world', 'en'],
    ['今天天气很好', 'zh'],
    ['後來我們都忘了', 'zh'],
    ['今日はいい天気ですね', 'ja'],
    ['東京都知事選挙の結果', 'ja'],
    ['ｶﾀｶﾅ', 'ja'],
    ['안녕하세요', 'ko'],
    ['Привет, мир', 'ru'],
    ['مرحبا بالعالم', 'ar'],
    ['สวัสดี', 'th'],
    ['שלום', 'he'],
    ['Καλημέρα', 'el'],
    ['नमस्ते', 'hi'],
    ['我买了 iPhone 手机', 'zh'],
    ['看 https://example.com/a/very/long/path @some_handle #Tag', 'zh'],
    ['Let us say 你好', 'en'],
    ['ＨＥＬＬＯ', 'en'],
    ['Où est la bibliothèque, s’il vous plaît ?', null],
    ['', null],
    ['123 !? 🎉', null],
    ['\ud83d', null],
  ])('of %j is %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('looks at the beginning only', () => {
    expect(detectLanguage(`${'你好'.repeat(600)}${'hello '.repeat(100_000)}`)).toBe('zh');
  });
});
