import { useCallback, useEffect, useState } from 'react';
import type {
  CatalogueItem,
  ChosenSource,
  DeskCallName,
  DeskCalls,
  InstalledDocSet,
} from '../../indexer/core/desk-calls.ts';
import { type Desk, openDesk } from './desk.ts';
import {
  type GivenSource,
  type Known,
  NO_REPORT,
  noteTold,
  type Order,
  type Report,
  type Work,
} from './work.ts';

let theDesk: Desk | null | undefined;

/** The desk of this window; undefined where nothing can be changed. */
export function deskOfWindow(): Desk | undefined {
  theDesk ??= openDesk() ?? null;
  return theDesk ?? undefined;
}

/** What is installed and what could be, once it is known. */
export interface Shelf {
  readonly docSets: readonly InstalledDocSet[] | undefined;
  readonly catalogue: readonly CatalogueItem[];
}

export interface LibraryActions {
  choose(kind: 'folders' | 'files', known?: Known): void;
  /** Shows that something is being taken. */
  take(): void;
  look(sources: readonly ChosenSource[], known?: Known): void;
  start(orders: readonly Order[]): void;
  cancel(): void;
  back(): void;
  /** Stops taking what the person gave. */
  stop(): void;
  /** What the person gave is not to be added after all. */
  leave(sources: readonly ChosenSource[]): void;
  /** Says why something that the person gave cannot be taken. */
  refuse(error: string): void;
  /** Makes a call that changes what is installed, or looks at it; tells what went wrong. */
  call<N extends DeskCallName>(
    name: N,
    args: DeskCalls[N]['args'],
  ): Promise<DeskCalls[N]['result'] | undefined>;
}

/** What the library's dialog shows and does. `hasChanged` says whether the page should be loaded anew. */
export function useLibraryWork(desk: Desk) {
  const [work, setWork] = useState<Work>({ step: 'shelf' });
  const [shelf, setShelf] = useState<Shelf>({ docSets: undefined, catalogue: [] });
  const [hasChanged, setChanged] = useState(false);

  const readShelf = useCallback(async () => {
    const docSets = await desk.call('inspect', []);
    setShelf((before) => ({ ...before, docSets }));
  }, [desk]);
  const fail = useCallback((error: unknown) => {
    const isStopped = error instanceof DOMException && error.name === 'AbortError';
    if (isStopped) setWork({ step: 'shelf' });
    else setWork({ step: 'shelf', error: error instanceof Error ? error.message : String(error) });
  }, []);
  useEffect(() => {
    readShelf().catch(fail);
    desk.call('catalogue', []).then((catalogue) => setShelf((before) => ({ ...before, catalogue })), fail);
  }, [desk, readShelf, fail]);
  useEffect(
    () =>
      desk.onTold((told) =>
        setWork((before) => {
          if (before.step === 'looking') return { ...before, told };
          if (before.step !== 'working') return before;
          return { ...before, told, report: noteTold(before.report, told) };
        }),
      ),
    [desk],
  );

  const actions: LibraryActions = {
    choose(kind, known) {
      setWork({ step: 'looking' });
      desk.choose(kind).then((sources) => actions.look(sources, known), fail);
    },
    take: () => setWork({ step: 'looking' }),
    look(sources, known = {}) {
      if (sources.length === 0) return setWork({ step: 'shelf' });
      setWork({ step: 'looking' });
      lookAt(desk, sources).then(
        // The person may have gone back meanwhile.
        (given) =>
          setWork((now) => (now.step === 'looking' ? { step: 'asking', sources: given, known } : now)),
        fail,
      );
    },
    start(orders) {
      setChanged(true);
      run(desk, orders, setWork)
        .then((report) => setWork({ step: 'done', report }), fail)
        .finally(() => readShelf().catch(fail));
    },
    cancel() {
      desk.call('cancelImport', []).catch(fail);
    },
    back: () => setWork({ step: 'shelf' }),
    stop() {
      desk.stopTaking();
      setWork({ step: 'shelf' });
    },
    leave(sources) {
      setWork({ step: 'shelf' });
      desk.call('forget', [sources.map(({ token }) => token)]).catch(fail);
    },
    refuse: (error) => setWork({ step: 'shelf', error }),
    async call(name, args) {
      try {
        const result = await desk.call(name, args);
        if (name === 'remove' || name === 'rollBack') setChanged(true);
        await readShelf();
        setWork({ step: 'shelf' });
        return result;
      } catch (error) {
        fail(error);
        return undefined;
      }
    },
  };
  return { work, shelf, actions, hasChanged };
}

async function lookAt(desk: Desk, sources: readonly ChosenSource[]): Promise<GivenSource[]> {
  const given: GivenSource[] = [];
  for (const source of sources) {
    given.push(
      await desk.call('recognise', [source.token]).then(
        (recognised) => ({ ...source, recognised }),
        (error: Error) => ({ ...source, error: error.message }),
      ),
    );
  }
  return given;
}

/** Does orders one after the other, until one is cancelled. */
async function run(
  desk: Desk,
  orders: readonly Order[],
  setWork: (change: (before: Work) => Work) => void,
): Promise<Report> {
  let report: Report = NO_REPORT;
  const note = desk.onTold((told) => {
    report = noteTold(report, told);
  });
  try {
    for (const order of orders) {
      setWork(() => ({ step: 'working', names: order.name, report }));
      const outcome =
        order.kind === 'get'
          ? await desk.call('getDocSet', [order.order])
          : await desk.call('importSources', [order.order]);
      if (outcome === 'cancelled') return { ...report, isCancelled: true };
    }
    return report;
  } finally {
    note();
  }
}
