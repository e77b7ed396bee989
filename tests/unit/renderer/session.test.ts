import { describe, expect, it } from 'vitest';
import { languageView } from '../../../renderer/reading/languages.ts';
import { sessionInput, splitSession } from '../../../renderer/reading/session.ts';

const SESSION = '>>> for n in [1]:\n...     print(n)\n...\n1\n>>> 2\n2';

describe('a Python session', () => {
  it('falls into what was typed and what was answered', () => {
    expect(splitSession(SESSION)).toEqual([
      { kind: 'input', text: 'for n in [1]:\n    print(n)\n', prompts: ['>>> ', '... ', '...'] },
      { kind: 'output', text: '1', prompts: [] },
      { kind: 'input', text: '2', prompts: ['>>> '] },
      { kind: 'output', text: '2', prompts: [] },
    ]);
  });

  it('is copied without prompts and answers', () => {
    expect(sessionInput(SESSION)).toBe('for n in [1]:\n    print(n)\n\n2');
  });

  it('is recognised by its prompts', () => {
    expect(languageView('python', '>>> 1\n1').isSession).toBe(true);
    expect(languageView('python', 'x = 1').isSession).toBe(false);
    expect(languageView('html', '>>> 1').isSession).toBe(false);
  });

  it('shows an unknown language by its own name, and no object’s own names', () => {
    expect(languageView('cobol', 'x')).toEqual({ label: 'cobol', grammar: undefined, isSession: false });
    expect(languageView('constructor', 'x').grammar).toBeUndefined();
  });
});
