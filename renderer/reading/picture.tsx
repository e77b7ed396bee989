import { createContext, use, useEffect, useState } from 'react';
import type { ImageNode } from '../../indexer/core/tree.ts';
import { useLibrary } from '../app/library-context.ts';
import { t } from '../i18n/strings.ts';
import { isAbort } from '../workers/library-client.ts';
import { useReading } from './reading-context.ts';
import { ZoomablePicture } from './zoomable-picture.tsx';

const PICTURE_TYPES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/svg+xml',
]);

type Loaded = { readonly url: string } | 'loading' | 'missing';

/** Whether what is drawn stands in a link, where a press means to follow it. */
export const InLink = createContext(false);

/** A picture from the pack, or its text where there is none. Only ever an `img`, so that a drawing cannot run script. */
export function Picture({ image }: { readonly image: ImageNode }) {
  const picture = usePicture(image);
  const isInLink = use(InLink);
  if (picture === 'loading') return <span className="picture-loading" role="img" aria-label={image.alt} />;
  if (picture === 'missing') {
    return (
      <span className="picture-missing">
        {t('picture.missing', { alt: image.alt || t('picture.untitled') })}
      </span>
    );
  }
  return isInLink ? (
    <img src={picture.url} alt={image.alt} />
  ) : (
    <ZoomablePicture url={picture.url} alt={image.alt} />
  );
}

function usePicture({ asset, type }: ImageNode): Loaded {
  const library = useLibrary();
  const { docSet } = useReading();
  const isShowable = asset !== undefined && type !== undefined && PICTURE_TYPES.has(type);
  const [loaded, setLoaded] = useState<Loaded>(isShowable ? 'loading' : 'missing');
  useEffect(() => {
    if (!isShowable) return;
    const asking = new AbortController();
    let url = '';
    library.call('asset', [docSet, asset], asking.signal).then(
      (bytes) => {
        url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
        setLoaded({ url });
      },
      (error) => {
        if (!isAbort(error)) setLoaded('missing');
      },
    );
    return () => {
      asking.abort();
      URL.revokeObjectURL(url);
    };
  }, [library, docSet, asset, type, isShowable]);
  return loaded;
}
