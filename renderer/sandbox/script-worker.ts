import { closeDoors } from '../../indexer/sandbox/close-doors.ts';
import { isRunMessage, isScriptBootMessage, type WorkerMessage } from '../../indexer/sandbox/messages.ts';
import { SCRIPT_RUNTIME, ScriptEngine } from '../../indexer/sandbox/script/script-engine.ts';

/** The worker that runs scripts: behind the same wall as Python's, and the engine inside it has no host at all. */
self.addEventListener('message', open);

function open(event: MessageEvent<unknown>): void {
  const [port] = event.ports;
  if (port === undefined || !isScriptBootMessage(event.data)) return;
  self.removeEventListener('message', open);
  const tell = (message: WorkerMessage) => port.postMessage(message);
  ScriptEngine.start().then(
    (engine) => {
      closeDoors(self);
      port.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (!isRunMessage(data)) return;
        const { id, request } = data;
        tell({ type: 'running', id });
        const result = engine.run(request, (kind, text) => tell({ type: 'output', id, kind, text }));
        tell({ type: 'result', id, result });
        tell({ type: 'rested' });
      };
      tell({ type: 'ready', runtime: SCRIPT_RUNTIME });
    },
    (error: unknown) => tell({ type: 'broken', reason: String(error) }),
  );
}
