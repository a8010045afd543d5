/** Where a subscription continues that has not brought anything yet: what its field takes as `after`, or as `afterSeq`. */
export type OpeningPlace = string | number;

const places = new WeakMap<AbortSignal, OpeningPlace>();

/**
 * Tells whoever serves the subscription that `signal` ends from where it goes on before its first event, so that an idle stream survives
 * the end of its process without a gap. The signal stands for the subscription: each has one of its own.
 */
export function noteOpening(signal: AbortSignal, place: OpeningPlace): void {
  places.set(signal, place);
}

/** What `noteOpening` was told for this subscription; undefined when its field said nothing (yet). */
export function openingOf(signal: AbortSignal): OpeningPlace | undefined {
  return places.get(signal);
}
