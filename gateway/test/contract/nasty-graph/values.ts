/** Argument values that find something in the graph, by argument name. */
export const NASTY_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  id: ['p0', 'p1', 'p2', 'p3', 'p4', 'i0', 'i2', 'i7', 'r5', 'b1', 'nobody'],
  ids: ['p0', 'p1', 'p3', 'p5', 'nobody'],
  sku: ['sku-0', 'sku-3', 'sku-2', 'none'],
};
