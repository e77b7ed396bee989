import { type ColourAnswer, type ColourRequest, colourCode } from '../reading/colour-code.ts';

/** Code is coloured here, so that a page can be scrolled while it is. */
addEventListener('message', async ({ data: { number, text, view } }: MessageEvent<ColourRequest>) => {
  const answer: ColourAnswer = { number, lines: await colourCode(text, view).catch(() => undefined) };
  postMessage(answer);
});
