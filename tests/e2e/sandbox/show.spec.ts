import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';

/** Opens the frame that shows HTML as the app does, and gives it something. */
async function show(page: Page, html: string, css = ''): Promise<void> {
  await page.evaluate(
    async (message) => {
      document.querySelector('iframe')?.remove();
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.src = 'sandbox/show.html';
      const ready = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
      document.body.append(frame);
      await ready;
      const shown = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
      frame.contentWindow?.postMessage(message, '*');
      await shown;
    },
    { type: 'djdocs-show', html, css },
  );
}

const HOSTILE = (at: string) => `
  <link rel="stylesheet" href="http://${at}/sheet"><link rel="preconnect" href="http://${at}/">
  <link rel="dns-prefetch" href="//${at}"><link rel="prefetch" href="http://${at}/prefetch">
  <meta http-equiv="refresh" content="0;url=http://${at}/refresh"><base href="http://${at}/">
  <script>fetch('http://${at}/script')</script><script src="http://${at}/src"></script>
  <img src="http://${at}/image" srcset="http://${at}/set 2x"><picture><source srcset="http://${at}/source"><img></picture>
  <img src="data:,x" onerror="location='http://${at}/handler'"><body onload="fetch('http://${at}/load')" background="http://${at}/background">
  <style>@import "http://${at}/import"; @font-face { font-family: x; src: url(http://${at}/font) } body { font-family: x; background: url(http://${at}/css) }</style>
  <div style="background:url(http://${at}/inline)">text</div><iframe src="http://${at}/frame"></iframe>
  <iframe srcdoc="<script>new RTCPeerConnection({iceServers:[{urls:'stun:${at}'}]}).createOffer()</script>"></iframe>
  <object data="http://${at}/object"></object><embed src="http://${at}/embed"><video src="http://${at}/video" poster="http://${at}/poster" autoplay></video>
  <audio src="http://${at}/audio" autoplay></audio><svg><image href="http://${at}/svg"/><use href="http://${at}/use#x"/><script>fetch('http://${at}/svgscript')</script></svg>
  <a id="away" href="http://${at}/link" ping="http://${at}/ping" target="_top">away</a>
  <form action="http://${at}/form"><button id="send">send</button></form><input type="image" src="http://${at}/input">
  <details open ontoggle="fetch('http://${at}/toggle')"></details><template shadowrootmode="open"><img src="http://${at}/shadow"></template>`;

for (const host of ['a server that sends headers', 'a host that sends none']) {
  test(`HTML that is shown runs nothing, loads nothing and leads nowhere, from ${host}`, async ({
    page,
    site,
    bareSite,
    spy,
  }) => {
    const { url } = host.endsWith('none') ? bareSite : site;
    await page.goto(url);
    spy.seen.length = 0;
    const at = `127.0.0.1:${spy.port}`;
    await show(page, HOSTILE(at), `p { background: url(http://${at}/given) }`);
    const frame = page.frameLocator('iframe');
    await expect(frame.getByText('text')).toBeVisible();
    await frame.locator('#away').click();
    await frame.locator('#send').click();
    await page.waitForTimeout(500);
    expect(spy.seen).toEqual([]);
    expect(page.url()).toBe(url);
    expect(await frame.locator('script[src], iframe, object, link, meta[http-equiv=refresh]').count()).toBe(
      0,
    );
  });
}

test('shows HTML with its styles and those that belong to it, and says how high it is', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await show(
    page,
    '<style>b { color: rgb(1, 2, 3) }</style><b>one</b> <i style="color: rgb(7, 8, 9)">two</i>',
    'i { font-size: 40px }',
  );
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('b')).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(frame.locator('i')).toHaveCSS('color', 'rgb(7, 8, 9)');
  await expect(frame.locator('i')).toHaveCSS('font-size', '40px');
});

test('is harmless when opened by its address', async ({ page, site }) => {
  await page.goto(new URL('sandbox/show.html', site.url).href);
  expect(await page.evaluate(() => self.origin)).toBe('null');
});
