// What objects hold by their types, where ESLint is run with typed linting.
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';
import type { TSESTree } from '@typescript-eslint/utils';
import type { MembersOf } from '../extract/code/file.js';
import type { Context } from './found.js';

/** Rows of a database have some dozens of columns; what has more says nothing of what is meant. */
const MOST = 50;

/** @throws what typescript-eslint throws, which says how to set it up, where there are no types */
export function membersBy(context: Context): MembersOf {
  const services = getParserServices(context as never);
  const checker = services.program.getTypeChecker();
  return (node) => {
    const type = checker.getNonNullableType(services.getTypeAtLocation(node as unknown as TSESTree.Node));
    const members = type.getProperties();
    // Texts, lists and errors have members that are nobody's.
    const own = members.filter(
      ({ declarations }) =>
        declarations?.length && !declarations.some((one) => services.program.isSourceFileDefaultLibrary(one.getSourceFile())),
    );
    if (!own.length || own.length > MOST) return [];
    const called = (type.aliasSymbol ?? type.getSymbol())?.getName() ?? '';
    return own
      .filter(
        (member) =>
          !/^(?:boolean|true|false)(?: \| undefined)?$/.test(checker.typeToString(checker.getTypeOfSymbol(member))) &&
          !isMethod(checker.getTypeOfSymbol(member)),
      )
      .map((member) => ({
        key: member.getName(),
        name: called && !called.startsWith('__') ? `${member.getName()} of ${called}` : member.getName(),
      }));
  };
}

function isMethod(type: { getCallSignatures(): readonly unknown[] }): boolean {
  return type.getCallSignatures().length > 0;
}
