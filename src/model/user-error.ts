/** Something that whoever called can put right: one sentence for standard error, exit status 2. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
