import { Fragment } from 'react';
import { blockText } from '../../indexer/core/diff/placed-blocks.ts';
import type { BlockDiff, TextRun } from '../../indexer/core/diff/types.ts';
import { t } from '../i18n/strings.ts';

/** One block of a section that changed. Blocks that stayed are left out. */
export function BlockChange({ diff }: { readonly diff: BlockDiff }) {
  const isCode = diff.block.k === 'code';
  const text = blockText(diff.block);
  switch (diff.kind) {
    case 'same':
      return null;
    case 'changed':
      return <Runs runs={diff.runs} isCode={isCode} label={diff.label} />;
    case 'added':
    case 'removed':
      if (diff.block.k === 'heading') return null;
      return (
        <Runs
          runs={[{ text, side: diff.kind === 'added' ? 'new' : 'old' }]}
          isCode={isCode}
          label={diff.label}
        />
      );
    case 'moved-here':
      return (
        <Runs
          runs={[{ text, side: 'both' }]}
          isCode={isCode}
          label={t('compare.movedHere', { anchor: diff.from })}
        />
      );
    case 'moved-away':
      return (
        <Runs
          runs={[{ text, side: 'both' }]}
          isCode={isCode}
          label={t('compare.movedAway', { anchor: diff.to })}
        />
      );
  }
}

interface RunsProps {
  readonly runs: readonly TextRun[];
  readonly isCode: boolean;
  readonly label: string | undefined;
}

function Runs({ runs, isCode, label }: RunsProps) {
  const marked = runs.map(({ text, side }, i) => {
    const Side = side === 'old' ? 'del' : side === 'new' ? 'ins' : Fragment;
    // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never reorders
    return <Side key={i}>{text}</Side>;
  });
  return (
    <div className="block-change">
      {label !== undefined && <p className="block-change-label">{label}</p>}
      {isCode ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <pre tabIndex={0}>
          <code>{marked}</code>
        </pre>
      ) : (
        <p>{marked}</p>
      )}
    </div>
  );
}
