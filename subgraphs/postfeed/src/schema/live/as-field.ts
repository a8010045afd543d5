/** Payloads of a live field as a subscription yields them: under the field's name. Leaving ends the source. */
export async function* asField<Name extends string, Payload>(
  name: Name,
  payloads: AsyncGenerator<Payload>,
): AsyncGenerator<Record<Name, Payload>> {
  for await (const payload of payloads) yield { [name]: payload } as Record<Name, Payload>;
}
