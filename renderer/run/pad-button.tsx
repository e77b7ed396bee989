import { pageSnippets } from '../../indexer/core/page-snippets.ts';
import { PAD_HREF } from '../app/address.ts';
import { PadIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import { useReading } from '../reading/reading-context.ts';
import { IconButton } from './icon-button.tsx';
import { usePageRuns } from './page-runs.ts';

/** Takes a snippet and what it builds on to the scratch pad, the reader's changes with it. */
export function PadButton({ number }: { readonly number: number }) {
  const { topic, version } = useReading();
  const pageRuns = usePageRuns();
  const take = async () => {
    const { takeToPad } = await import('../pad/take-to-pad.ts');
    if (takeToPad(pageRuns.changed(pageSnippets(topic)), number, version)) location.hash = PAD_HREF;
  };
  return (
    <IconButton label={t('code.toPad')} onClick={() => void take()}>
      <PadIcon />
    </IconButton>
  );
}
