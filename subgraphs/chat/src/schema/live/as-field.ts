/** Events of a stream as a subscription field yields them: under the field's name. */
export async function* asField<Field extends string, Event>(field: Field, stream: AsyncIterable<Event>) {
  // A computed key widens to an index signature; the one key is `field`.
  for await (const event of stream) yield { [field]: event } as Record<Field, Event>;
}
