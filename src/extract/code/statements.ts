// What code says in the vocabulary of all witnesses. `may`: code that stands there need not run.
import type { Code, Trace, VendorUse } from '../../model/code.js';
import type { CodeFact, DataName } from '../../model/program.js';
import { statement } from '../../model/statement.js';
import type { Action, Mention, Statement } from '../../model/statement.js';
import { textAt } from '../../model/text.js';
import type { Place } from '../../model/text.js';
import type { Vendor } from '../../model/vendor.js';

/** share for each vendor and each call that carries data, collect, track, retain and honor_signal. */
export function statementsOfCode({ programs, vendors, sent }: Omit<Code, 'statements' | 'registry'>): Statement[] {
  return [
    ...vendors.filter(({ standing, vendor }) => standing === 'recipient' && !vendor.configured).map(reaches),
    ...sent.map(({ vendor, fact }) =>
      says('share', fact.at, {
        data: fact.data.map(mention),
        recipients: [recipient(vendor, fact.at)],
        because: [`the code hands ${fact.data.map(({ name }) => name).join(', ')} to ${fact.method}`],
      }),
    ),
    ...programs.flatMap(({ facts }) => facts.flatMap(ofFact)),
  ];
}

function reaches({ vendor, traces }: VendorUse): Statement {
  const { at, via, name, weak } = traces[0] as Trace;
  return says('share', at, {
    recipients: [recipient(vendor, at)],
    because: [`the code ${weak === 'listed' ? 'lists a package of' : 'uses'} ${vendor.name} (${via} ${name})`],
    confidence: traces.every(({ weak }) => weak) ? 'low' : 'medium',
  });
}

function ofFact(fact: CodeFact): Statement[] {
  switch (fact.kind) {
    case 'collect':
      return [says('collect', fact.at, { data: [mention({ ...fact, name: fact.name })], because: [`${HOW[fact.how]} ${fact.name}`] })];
    case 'store':
      return [
        says('track', fact.at, {
          mechanism: fact.where === 'cookie' ? 'cookie' : 'local_storage',
          because: [`the code sets ${fact.name}`],
          duration:
            fact.days === null
              ? null
              : {
                  kind: fact.days ? 'period' : 'session',
                  days: fact.days || null,
                  event: null,
                  text: fact.lasts ? textAt(fact.lasts) : '',
                },
        }),
      ];
    case 'signal':
      return [says('honor_signal', fact.at, { mechanism: fact.signal, because: ['the code reads the signal'] })];
    default:
      return [];
  }
}

const HOW = { device: 'the code asks the device:', form: 'a form asks for', model: 'there is a place for' } as const;

function says(action: Action, at: Place, more: Partial<Statement>): Statement {
  return statement({ by: 'code', action, at, modal: 'may', confidence: 'medium', ...more });
}

function mention({ data, name, at }: DataName): Mention {
  return { id: data, text: name, start: at.start, end: at.end };
}

function recipient(vendor: Vendor, at: Place): Mention {
  return { id: vendor.type, text: vendor.name, start: at.start, end: at.end };
}
