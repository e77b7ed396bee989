import { describe, expect, it } from 'vitest';
import { exceptionIn } from '../../../renderer/run/exception-in.ts';

const ABOVE = 'Traceback (most recent call last):\n  File "snippet.py", line 1, in <module>\n    f()\n';

describe('exceptionIn', () => {
  it.each([
    [`${ABOVE}ZeroDivisionError: division by zero\n`, 'ZeroDivisionError'],
    [`${ABOVE}django.core.exceptions.FieldError: Cannot resolve keyword`, 'FieldError'],
    [`${ABOVE}handbook.Boat.DoesNotExist: Boat matching query does not exist.`, 'DoesNotExist'],
    [`${ABOVE}KeyboardInterrupt`, 'KeyboardInterrupt'],
    [`${ABOVE}ValueError: two\n  lines: of it`, 'ValueError'],
    ['', undefined],
    ['nothing of that kind', undefined],
  ])('%j', (traceback, name) => {
    expect(exceptionIn(traceback)).toBe(name);
  });
});
