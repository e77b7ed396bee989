const port = process.parentPort;

// Late on purpose: a message sent before somebody listens must not be lost.
setTimeout(() => {
  port.on('message', ({ data }) => {
    port.postMessage({
      doubled: data.value * 2,
      bytes: data.bytes.length,
      argument: process.argv[2],
      type: process.type,
    });
  });
}, 50);
