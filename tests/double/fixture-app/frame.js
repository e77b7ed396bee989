// In the opaque origin: a worker made from text, whose answer goes to the page.
const WORKER = `
  onmessage = async () => {
    const isReached = await fetch('https://example.com/from-frame-worker').then(() => true, () => false);
    postMessage(origin + ' ' + isReached);
  };
`;

const worker = new Worker(URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' })));
worker.onmessage = (event) => parent.postMessage(event.data, '*');
worker.postMessage('go');

window.addEventListener('message', (event) => {
  if (event.data === 'leave') location.href = 'https://example.com/frame-away';
});
