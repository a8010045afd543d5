import { ForbiddenError, UnauthenticatedError } from '@app/kernel';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { enforceAuthorization } from './authorization.ts';
import type { BaseContext } from './context.ts';
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

  it('names a field that a session opens, or a part of the scopes that it asks for', () => {
    const asking = sdl.replace('free: Int', 'both: Int @requiresScopes(scopes: [["moderation", "audit:read"], ["maintenance"]])');
    const schema = enforceAuthorization(buildSchema(asking));
    expect(openFieldsOf(schema)).toEqual(['Thing.secret']);
    const { staff, both } = schema.getQueryType()?.getFields() ?? {};
    const letIn = (held: (scopes: readonly string[]) => boolean) => (_root: unknown, _args: unknown, ctx: BaseContext) => {
      if (ctx.viewer === null) throw new UnauthenticatedError();
      if (!held(ctx.viewer.scopes)) throw new ForbiddenError();
    };
    if (staff) staff.resolve = letIn(() => true);
    if (both) both.resolve = letIn((scopes) => scopes.includes('maintenance') || scopes.includes('audit:read'));
    expect(openFieldsOf(schema)).toEqual(['Query.both', 'Query.staff', 'Thing.secret']);
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
