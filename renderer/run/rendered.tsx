import { useEffect, useRef } from 'react';
import { t } from '../i18n/strings.ts';
import { FRAME_READY, isShownHeight, type ShowMessage } from '../sandbox/frame-messages.ts';

const LOWEST = 48;
const HIGHEST = 640;

interface RenderedProps {
  readonly html: string;
  readonly css?: string;
}

/** HTML of others as it looks, in a frame that runs nothing of it, belongs to nobody and loads nothing (sandbox/show.ts). */
export function Rendered({ html, css = '' }: RenderedProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const show = () => {
      const message: ShowMessage = { type: 'djdocs-show', html, css };
      frame.current?.contentWindow?.postMessage(message, '*');
    };
    const hear = ({ source, origin, data }: MessageEvent<unknown>) => {
      // An origin other than "null" would mean that the frame is not walled off, and then it is shown nothing.
      if (source === null || source !== frame.current?.contentWindow || origin !== 'null') return;
      if (data === FRAME_READY) show();
      if (!isShownHeight(data) || !Number.isFinite(data.height)) return;
      frame.current.style.height = `${Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(data.height)))}px`;
    };
    addEventListener('message', hear);
    // The frame may have been there before this text.
    show();
    return () => removeEventListener('message', hear);
  }, [html, css]);
  return (
    <iframe
      ref={frame}
      className="run-rendered"
      title={t('run.rendered')}
      sandbox="allow-scripts"
      allow=""
      referrerPolicy="no-referrer"
      src={new URL('sandbox/show.html', document.baseURI).href}
    />
  );
}
