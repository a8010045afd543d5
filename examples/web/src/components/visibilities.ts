import type { Visibility } from '@app/client';

/** From everybody to nobody else. */
export const VISIBILITIES: readonly Visibility[] = ['PUBLIC', 'FOLLOWERS', 'FRIENDS', 'PRIVATE'];

/** The visibility that a field of a form names. */
export function visibilityOf(value: string): Visibility {
  return VISIBILITIES.find((one) => one === value) ?? 'PUBLIC';
}
