// Stryker's test runner for our suites: all tests in one process, each by itself, stopping at the first that fails.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus, determineHitLimitReached } from '@stryker-mutator/api/test-runner';

/** Tests that measure time, which a machine at work would fail. */
const MEASURING = /linear|\bquick|cheap|stays fast|microseconds|in step|no more each/;
/** Milliseconds of a processor's time; a test that takes more is not asked, because all the others together take but ten times as much. */
const MOST = 400;

/** Tests that join statements with rules take long, and of a change of what reads sentences they tell nothing that the approved readings do not. */
const JOINING = /^(?:approved (?:pages|edited|findings|declarations|facts)|rules):/;

/** Unchanged code is tried once in so many changes. */
const PROVED = 100;
const UNASKED = '.build/unasked.json';

class Runner {
  /** Stryker's own name for what changed code asks which change is on. */
  global = (globalThis.__stryker__ ??= {});

  runs = 0;

  /** What is changed while modules are loaded needs a process of its own. */
  capabilities() {
    return { reloadEnvironment: false };
  }

  async tests() {
    process.env.NO_COLOR = '1';
    await import(join(process.cwd(), '.build/mutation/stdin.js'));
    return globalThis.policyLintTests.filter(({ name }) => !MEASURING.test(name));
  }

  /**
   * Runs every test twice. Code that ran the first time only filled what is kept from then on, so that a change to it
   * shows in a new process alone, as one in code that runs while modules are loaded does.
   */
  async dryRun() {
    // Changed code holds on to this object; only what is in it may be put in anew.
    const coverage = (this.global.mutantCoverage = { static: {}, perTest: {} });
    const tests = await this.tests();
    const fixed = coverage.static;
    const rounds = [];
    for (let round = 0; round < 2; round++) {
      coverage.static = {};
      coverage.perTest = {};
      const results = [];
      for (const [i, test] of tests.entries()) {
        this.global.currentTestId = String(i);
        results.push(await result(String(i), test));
      }
      this.global.currentTestId = undefined;
      await close(tests);
      rounds.push({ results, perTest: coverage.perTest });
    }
    const [first, second] = rounds;
    const unasked = tests.flatMap((_, i) =>
      rounds.some(({ results }) => results[i].status === TestStatus.Failed) || second.results[i].cpu > MOST ? [String(i)] : [],
    );
    // A process that takes the place of one that hung has to know.
    writeFileSync(UNASKED, JSON.stringify(unasked));
    for (const id of unasked) {
      delete second.perTest[id];
      second.results[id] = { ...second.results[id], status: TestStatus.Skipped };
    }
    const later = new Set(Object.values(second.perTest).flatMap(Object.keys));
    for (const [id, hits] of Object.values(first.perTest).flatMap(Object.entries)) if (!later.has(id)) fixed[id] = (fixed[id] ?? 0) + hits;
    return { status: DryRunStatus.Complete, tests: second.results, mutantCoverage: { static: fixed, perTest: second.perTest } };
  }

  /**
   * Runs all tests on unchanged code, in a new process and then now and again: what is kept from run to run is then kept of
   * unchanged code, and no change has left anything behind that fails tests of the next ones.
   */
  async prove() {
    if (this.runs++ % PROVED !== 0) return;
    const tests = await this.tests();
    const unasked = new Set(JSON.parse(readFileSync(UNASKED, 'utf8')));
    for (const [i, test] of tests.entries()) {
      if (unasked.has(String(i))) continue;
      const { status, failureMessage } = await result(String(i), test);
      if (status === TestStatus.Failed) throw new Error(`Unchanged code fails "${test.name}": ${failureMessage}`);
    }
    await close(tests);
  }

  async mutantRun({ activeMutant, testFilter, mutantActivation, hitLimit }) {
    if (mutantActivation === 'runtime') await this.prove();
    this.global.activeMutant = activeMutant.id;
    this.global.hitLimit = hitLimit;
    this.global.hitCount = hitLimit === undefined ? undefined : 0;
    let count = 0;
    try {
      const tests = await this.tests();
      const unasked = new Set(JSON.parse(readFileSync(UNASKED, 'utf8')));
      const reads = activeMutant.fileName.includes('/src/extract/english/');
      const ids = (testFilter ?? tests.map((_, i) => String(i)).filter((id) => !unasked.has(id))).filter(
        (id) => !reads || !JOINING.test(tests[Number(id)].name),
      );
      for (const id of ids) {
        const test = tests[Number(id)];
        count++;
        const { status, failureMessage } = await result(id, test);
        const endless = determineHitLimitReached(this.global.hitCount, hitLimit);
        if (endless) return { status: MutantRunStatus.Timeout, reason: endless.reason };
        if (status === TestStatus.Failed) return { status: MutantRunStatus.Killed, killedBy: [id], failureMessage, nrOfTests: count };
      }
      return { status: MutantRunStatus.Survived, nrOfTests: count };
    } catch (error) {
      // It cannot even be loaded.
      return { status: MutantRunStatus.Killed, killedBy: ['0'], failureMessage: String(error), nrOfTests: count };
    } finally {
      this.global.activeMutant = undefined;
      this.global.hitCount = undefined;
      this.global.hitLimit = undefined;
      await close(globalThis.policyLintTests ?? []);
    }
  }
}

async function result(id, { name, suite, setUp, handler, tearDown }) {
  const start = performance.now();
  const from = process.cpuUsage();
  const cpu = () => {
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  };
  const base = () => ({ id, name, timeSpentMs: performance.now() - start, cpu: cpu() });
  try {
    if (!suite.hasBegun) for (const before of suite.before) await before(suite.state);
    suite.hasBegun = true;
    for (const before of setUp) await before(suite.state);
    try {
      await handler(suite.state);
    } finally {
      for (const after of tearDown) await after(suite.state);
    }
    return { ...base(), status: TestStatus.Success };
  } catch (error) {
    return { ...base(), status: TestStatus.Failed, failureMessage: String(error?.message ?? error) };
  }
}

/** Runs what suites do at their end, where they have begun. */
async function close(tests) {
  for (const suite of new Set(tests.map((test) => test.suite))) {
    if (!suite.hasBegun) continue;
    for (const after of suite.after) await after(suite.state);
    suite.hasBegun = false;
  }
}

/** Writes each change down as it has been tried, so that a run that is stopped has told something. */
class Log {
  onDryRunCompleted({ result: { tests } }) {
    const unasked = tests.filter(({ status }) => status === TestStatus.Skipped).map(({ name }) => name);
    console.log(
      `${tests.length - unasked.length} tests are asked; not asked, as they start processes or take too long:\n  ${unasked.join('\n  ')}\n`,
    );
  }

  onMutantTested({ id, fileName, location, mutatorName, replacement, status, statusReason, killedBy, static: isStatic }) {
    if (status !== 'Ignored' || isStatic)
      appendFileSync(
        join(process.cwd(), '.build/mutation.jsonl'),
        `${JSON.stringify({ id, fileName, location, mutatorName, replacement, status, statusReason, killedBy, static: isStatic })}\n`,
      );
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.Reporter, 'log', Log),
  declareClassPlugin(PluginKind.TestRunner, 'policy-lint', Runner),
];
