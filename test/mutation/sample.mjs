// A part of all changes that Stryker can make, drawn by a seed; the rest is ignored before code is changed.
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

export const LEFT_OUT = 'not in the sample';

/**
 * Has Stryker draw. Which changes are drawn depends on each by itself, not on lines, so that code elsewhere in a file can be edited between two runs.
 *
 * @param root of the repository
 * @param share of all changes, above 0 and at most 1
 */
export function drawSample(root, share, seed) {
  const { instrument } = Instrumenter.prototype;
  Instrumenter.prototype.instrument = async function sampled(files, options) {
    const whole = this._transform;
    this._transform = (ast, collector, context) => {
      const seen = new Map();
      const collect = (file, node, spec, offset) => {
        const mutant = collector.collect(file, node, spec, offset);
        const key = [relative(root, file), mutant.mutatorName, ast.rawContent.slice(node.start, node.end), mutant.replacementCode].join(
          '\0',
        );
        seen.set(key, (seen.get(key) ?? 0) + 1);
        if (draw(`${seed}\0${key}\0${seen.get(key)}`) >= share) mutant.ignoreReason ??= LEFT_OUT;
        return mutant;
      };
      return whole(ast, Object.assign(Object.create(collector), { collect }), context);
    };
    const result = await instrument.call(this, files, options);
    // In no order of files, so that of a run that is stopped the first part is a sample too.
    return {
      ...result,
      mutants: result.mutants
        .map((mutant) => [draw(`${seed}\0${mutant.id}`), mutant])
        .sort(([a], [b]) => a - b)
        .map(([, mutant]) => mutant),
    };
  };
}

/** From 0 up to 1. */
function draw(key) {
  return createHash('sha256').update(key).digest().readUInt32BE(0) / 2 ** 32;
}
