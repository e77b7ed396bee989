import { FRAME_READY, isShowMessage, type ShownHeight } from './frame-messages.ts';

/**
 * The page inside the frame that shows somebody's HTML. Its origin is opaque, its policy allows no script but this one and no
 * request; what could still open a connection, lead elsewhere or nest another page is left out of what is shown.
 */
const LEFT_OUT =
  'script, link, meta, base, iframe, frame, frameset, object, embed, portal, fencedframe, noscript, template';

function show(event: MessageEvent<unknown>): void {
  if (event.source !== window.parent || !isShowMessage(event.data)) return;
  const { html, css } = event.data;
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const element of parsed.querySelectorAll(LEFT_OUT)) element.remove();
  const style = document.createElement('style');
  style.textContent = css;
  document.head.querySelector('style')?.remove();
  document.head.append(style);
  document.body.replaceChildren(...[...parsed.head.childNodes, ...parsed.body.childNodes]);
  for (const { name, value } of parsed.body.attributes) document.body.setAttribute(name, value);
  tellHeight();
}

function tellHeight(): void {
  const height: ShownHeight = { type: 'djdocs-shown', height: document.documentElement.scrollHeight };
  window.parent.postMessage(height, '*');
}

// A frame goes nowhere: links and forms are to be looked at.
addEventListener('click', (event) => event.preventDefault());
addEventListener('submit', (event) => event.preventDefault());

// Opened by its address, this page has nobody to listen to.
if (window.parent !== window) {
  addEventListener('message', show);
  addEventListener('resize', tellHeight);
  window.parent.postMessage(FRAME_READY, '*');
}
