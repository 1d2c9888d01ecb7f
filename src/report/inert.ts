import { clean } from './cells.js';

/** Words in which nothing is markup, a mention, a reference or a link: they come from files that a stranger may have written. */
export function inert(text: string): string {
  return (
    clean(text, false)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\`*_[\]|~]/g, '\\$&')
      // Mentions, references and addresses are made links after the markup is read, so only a letter that is not seen parts them.
      .replace(/@(?=\w)|#(?=\d)|\bGH-(?=\d)|\b(?:https?:|www\.)(?=\S)/gi, '$&\u2060')
  );
}
