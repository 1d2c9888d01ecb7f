// uvu for tests that are run one by one, many times, in one process: what the built suites import in place of it.

/** @type {{ name: string, setUp: Function[], handler: Function, tearDown: Function[], suite: { before: Function[], after: Function[], state: object, hasBegun: boolean } }[]} */
export const tests = (globalThis.policyLintTests ??= []);

/** As uvu's own: `run` registers what was named so far. */
export function suite(name = '', state = {}) {
  const hooks = { before: [], after: [], each: { before: [], after: [] } };
  const known = [];
  const test = (title, handler) => known.push({ title, handler });
  const hook = (key) => Object.assign((handler) => hooks[key].push(handler), { each: (handler) => hooks.each[key].push(handler) });
  const only = [];
  return Object.assign(test, {
    before: hook('before'),
    after: hook('after'),
    only: (title, handler) => only.push({ title, handler }),
    skip: () => undefined,
    run: () => {
      const group = { before: hooks.before, after: hooks.after, state, hasBegun: false };
      for (const { title, handler } of only.length ? only : known)
        tests.push({ name: `${name}: ${title}`, handler, setUp: hooks.each.before, tearDown: hooks.each.after, suite: group });
    },
  });
}

export const test = suite();
