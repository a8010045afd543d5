/** Small fixed data behind the test graph. Ids end in a digit that decides what goes wrong with their fields. */

export interface PersonRow {
  readonly id: string;
  readonly handle: string;
  readonly friends: readonly string[];
}
export interface ItemRow {
  readonly kind: 'Product' | 'Book';
  readonly id: string;
  readonly sku: string;
  readonly maker: string;
}
export interface ReviewRow {
  readonly id: string;
  readonly author: string;
  readonly item: string;
}

export const PEOPLE: readonly PersonRow[] = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'].map((id, i, all) => ({
  id,
  handle: `@${id}`,
  friends: [all[(i + 1) % all.length] ?? id, all[(i + 3) % all.length] ?? id, 'p-gone'],
}));

export const ITEMS: readonly ItemRow[] = Array.from({ length: 9 }, (_, i) => ({
  kind: i % 3 === 2 ? 'Book' : 'Product',
  id: `i${i}`,
  sku: `sku-${i}`,
  maker: i === 8 ? 'p-gone' : `p${i % 5}`,
}));

export const REVIEWS: readonly ReviewRow[] = Array.from({ length: 14 }, (_, i) => ({
  id: `r${i}`,
  author: i === 13 ? 'p-gone' : `p${i % 6}`,
  item: `i${i % 9}`,
}));

export const personById = (id: string) => PEOPLE.find((row) => row.id === id);
export const personByHandle = (handle: string) => PEOPLE.find((row) => row.handle === handle);
export const itemById = (id: string) => ITEMS.find((row) => row.id === id);
export const itemBySku = (sku: string) => ITEMS.find((row) => row.sku === sku);
export const reviewById = (id: string) => REVIEWS.find((row) => row.id === id);

/** Throws for ids that end in one of the digits; the message is the same on every path, so that runs can be compared. */
export function failFor(id: string, digits: string, what: string): void {
  if (digits.includes(id.at(-1) ?? '')) throw new Error(`${what} of ${id} is broken`);
}
