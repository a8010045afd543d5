import type { AccountResolvers } from '../../types.generated.ts';

export const Account: AccountResolvers = {
  // Its owner and administrators; to everybody else no account exists.
  __resolveReference: async ({ id }, ctx) => {
    const mayRead = ctx.viewer?.id === id || ctx.viewer?.scopes.includes('account:admin') === true;
    return mayRead ? ctx.loaders.accountById.load(id) : null;
  },
  recoveryCodesLeft: async ({ id }, _args, ctx) => (await ctx.loaders.recoveryCodesLeftByAccount.load(id)) ?? 0,
  passkeys: async ({ id }, _args, ctx) => (await ctx.loaders.passkeysByAccount.load(id)) ?? [],
  externalLogins: async ({ id }, _args, ctx) => (await ctx.loaders.externalLoginsByAccount.load(id)) ?? [],
};
