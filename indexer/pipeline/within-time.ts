import { createContext, Script } from 'node:vm';

const script = new Script('work()');
const context = createContext({});

/**
 * Does `work`, which must not wait for anything, and gives up when it takes too long. Text that takes a parser minutes
 * is easily written, and a parser that is at work can be stopped from outside only.
 * @throws Error when it took more than `seconds`; whatever `work` throws
 */
export function withinTime<T>(seconds: number, work: () => T): T {
  try {
    context.work = work;
    return script.runInContext(context, { timeout: seconds * 1000 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new Error(`it takes longer than ${seconds} seconds to read; split it`, { cause: error });
  } finally {
    context.work = undefined;
  }
}
