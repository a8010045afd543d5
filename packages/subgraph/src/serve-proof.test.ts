import { ForbiddenError } from '@app/kernel';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { enforceAuthorization } from './authorization.ts';
import { proveAuthorization, UnprotectedFieldsError } from './serve-proof.ts';

const sdl = `
  directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT
  type Query { free: Int  mine: Int @authenticated  staff: Int @requiresScopes(scopes: [["moderation"]])  box: Box  thing: Thing }
  type Subscription { live: Int @authenticated }
  type Box @authenticated { content: Int }
  interface Secret { secret: Int @authenticated }
  type Thing implements Secret { secret: Int }
`;
const openFieldsOf = (schema: ReturnType<typeof buildSchema>) => {
  try {
    proveAuthorization('test', schema);
    return [];
  } catch (error) {
    return error instanceof UnprotectedFieldsError ? error.coordinates : error;
  }
};

describe('the proof of authorization', () => {
  it('names every protected field of an unguarded schema: root, nested, of a protected type, of an interface, of a subscription', () => {
    expect(openFieldsOf(buildSchema(sdl))).toEqual([
      'Query.mine',
      'Query.staff',
      'Subscription.live',
      'Box.content',
      'Thing.secret',
    ]);
  });

  it('passes when a guard stands before each', () => {
    const guarded = enforceAuthorization(
      buildSchema(
        sdl.replace(
          'type Thing implements Secret { secret: Int }',
          'type Thing implements Secret { secret: Int @authenticated }',
        ),
      ),
    );
    expect(openFieldsOf(guarded)).toEqual([]);
  });

  it('does not take a refusal of another kind, nor one that comes too late, for a guard', () => {
    const schema = enforceAuthorization(buildSchema(sdl.replace('free: Int', 'late: Int @authenticated')));
    const field = schema.getQueryType()?.getFields().late;
    if (field) {
      field.resolve = async () => {
        throw new ForbiddenError();
      };
    }
    expect(openFieldsOf(schema)).toContain('Query.late');
  });
});
