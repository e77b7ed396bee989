import type { InterpreterCall } from '../sandbox/interpreter-calls.ts';
import { SCRIPT_RUNTIME, ScriptEngine } from '../sandbox/script/script-engine.ts';

/**
 * A process that runs scripts and nothing else, started as Python's is: without environment, with Node's permission model.
 * The engine is WebAssembly and has no names of Node, so that there is nothing to hide from it.
 */
const send = process.send?.bind(process);

try {
  const engine = await ScriptEngine.start();
  // Without its owner it has nothing to do.
  process.on('disconnect', () => process.exit());
  process.on('message', ({ id, call }: { id: number; call: InterpreterCall }) => {
    if (call.name !== 'run')
      return send?.({ type: 'broken', reason: `a script cannot be asked to ${call.name}` });
    const answer = engine.run(call.request, (kind, text) => send?.({ type: 'output', id, kind, text }));
    return send?.({ type: 'answer', id, answer });
  });
  send?.({ type: 'ready', runtime: SCRIPT_RUNTIME });
} catch (error) {
  send?.({ type: 'broken', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
