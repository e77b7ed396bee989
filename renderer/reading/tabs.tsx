import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { PageContent } from './page-content.tsx';
import type { PageNode } from './page-tree.ts';

type TabNode = Extract<PageNode, { readonly k: 'tab' }>;

/** Alternatives of which one is shown; arrow keys move between them. */
export function Tabs({ nodes }: { readonly nodes: readonly PageNode[] }) {
  const tabs = nodes.filter((node): node is TabNode => node.k === 'tab');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = (chosen + step + tabs.length) % tabs.length;
    setChosen(next);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div className="tabs">
      <div className="tab-list" role="tablist" ref={list} onKeyDown={move}>
        {tabs.map((tab, i) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: stored content never reorders
            key={i}
            type="button"
            role="tab"
            id={`${id}-tab-${i}`}
            aria-selected={i === chosen}
            aria-controls={`${id}-panel-${i}`}
            tabIndex={i === chosen ? 0 : -1}
            onClick={() => setChosen(i)}
          >
            {tab.title}
          </button>
        ))}
      </div>
      {tabs.map((tab, i) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: stored content never reorders
          key={i}
          role="tabpanel"
          id={`${id}-panel-${i}`}
          aria-labelledby={`${id}-tab-${i}`}
          hidden={i !== chosen}
        >
          <PageContent nodes={tab.c} />
        </div>
      ))}
    </div>
  );
}
