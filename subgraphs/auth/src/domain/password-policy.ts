import { type FieldProblem, problem, text } from '@app/kernel';
import type { IsCommonPassword } from './ports.ts';

/** What is wrong with a new password beside its length: among the first that anybody tries, or the owner's own name. Null when nothing is. */
export function passwordProblem(
  deps: { readonly isCommonPassword: IsCommonPassword },
  field: string,
  password: string,
  ownNames: readonly string[],
): FieldProblem | null {
  const folded = password.normalize('NFKC').toLowerCase();
  const isOwnName = ownNames.some((name) => name.toLowerCase() === folded);
  if (!isOwnName && !deps.isCommonPassword(folded)) return null;
  return problem(
    field,
    'TOO_COMMON',
    text('This password is among the first that others would try. Choose another.', '该密码过于常见，请换一个。'),
  );
}
