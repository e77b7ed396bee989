import { useLayoutEffect, useRef, useState } from 'react';
import { CloseIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';

/** Pictures narrower than this are signs in a line of text, and have nothing to enlarge. */
const SIGN = 80;

interface ZoomablePictureProps {
  readonly url: string;
  readonly alt: string;
}

/** A picture that fills the window when it is pressed. */
export function ZoomablePicture({ url, alt }: ZoomablePictureProps) {
  const [isSign, setSign] = useState(false);
  const [isLarge, setLarge] = useState(false);
  const picture = (
    <img src={url} alt={alt} onLoad={({ currentTarget }) => setSign(currentTarget.naturalWidth < SIGN)} />
  );
  if (isSign) return picture;
  return (
    <>
      <button type="button" className="picture-button" onClick={() => setLarge(true)}>
        <span className="visually-hidden">{t('picture.enlarge')} </span>
        {picture}
      </button>
      {isLarge && <LargePicture url={url} alt={alt} onClose={() => setLarge(false)} />}
    </>
  );
}

function LargePicture({ url, alt, onClose }: ZoomablePictureProps & { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="large-picture"
      aria-label={alt || t('picture.untitled')}
      onClose={onClose}
      closedby="any"
    >
      <button type="button" className="icon-button" aria-label={t('picture.close')} onClick={onClose}>
        <CloseIcon />
      </button>
      <img src={url} alt={alt} />
    </dialog>
  );
}
