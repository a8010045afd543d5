/** The dictionary file has no types of its own: `trad simp|trad simp|…`, one code point each. */
declare module 'opencc-js/dict/TSCharacters' {
  const dictionary: string;
  export default dictionary;
}
