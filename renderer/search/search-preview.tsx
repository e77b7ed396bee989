import type { SearchHit } from '../../indexer/core/search-hit.ts';
import { t } from '../i18n/strings.ts';
import { PreviewCard } from '../paths/preview-card.tsx';
import { usePreview } from '../paths/use-preview.ts';

/** Whoever runs through the list with the arrow keys does not wait for what is passed by. */
const DELAY_MS = 70;

/** The beginning of the focused hit, where the window is wide enough for it. */
export function SearchPreview({ hit }: { readonly hit: SearchHit | undefined }) {
  const preview = usePreview(hit?.ref, DELAY_MS);
  return (
    <section className="search-preview" aria-label={t('preview.label')}>
      {preview && <PreviewCard preview={preview} />}
    </section>
  );
}
