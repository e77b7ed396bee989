import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/**
 * Takes the network out of Node's own modules: every client and server of it, HTTP and TLS too, ends in one of these. Node's
 * permission model does not speak of the network before version 25, and Pyodide carries code that imports `node:net`.
 */
export function refuseNetwork(): void {
  const refuse = () => {
    throw new Error('there is no network in this sandbox');
  };
  seal(net.Socket.prototype, ['connect'], refuse);
  seal(net.Server.prototype, ['listen'], refuse);
  seal(dgram.Socket.prototype, ['bind', 'connect', 'send', 'addMembership'], refuse);
  // Asking for a name is a message to the outside, too.
  const resolvers = [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype];
  for (const one of resolvers) {
    seal(
      one,
      Object.getOwnPropertyNames(one).filter((name) => /^(lookup|resolve|reverse)/.test(name)),
      refuse,
    );
  }
  syncBuiltinESMExports();
}

function seal(owner: object, names: readonly string[], value: () => never): void {
  for (const name of names)
    Object.defineProperty(owner, name, { value, writable: false, configurable: false });
}
