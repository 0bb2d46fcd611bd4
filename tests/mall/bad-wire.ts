/**
 * A proxy between tills and mall that does what bad networks do: refuses, cuts in the middle, delays, swallows an answer, says a
 * captive portal's page. Chance is asked at each request, not at each connection: a till keeps its connection, and where nothing
 * is killed a storm would have no fault at all. With `calm` it only passes on.
 */
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Random } from '../../scripts/demo-catalog/random.ts';

export type BadWire = { readonly port: number; calm: boolean; readonly counts: { requests: number; faults: number }; readonly close: () => Promise<void> };

const faults = ['refuse', 'cut_request', 'cut_answer', 'no_answer', 'delay', 'portal'] as const;

const page = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 18\r\nConnection: close\r\n\r\n<html>login</html>';

export async function openBadWire(target: () => number, random: Random): Promise<BadWire> {
  const sockets = new Set<Socket>();
  const counts = { requests: 0, faults: 0 };
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  };
  const drawn = (): (typeof faults)[number] | undefined => {
    counts.requests += 1;
    const fault = !wire.calm && random.chance(0.5) ? faults[random.between(0, faults.length - 1)] : undefined;
    if (fault !== undefined) counts.faults += 1;
    return fault;
  };
  const pass = (client: Socket): void => {
    keep(client);
    const mall = keep(connect(target(), '127.0.0.1'));
    mall.on('close', () => client.destroy());
    client.on('close', () => mall.destroy());
    let fault: (typeof faults)[number] | undefined;
    // One request at a time goes over a connection: the first bytes after an answer begin the next.
    let isAsking = false;
    client.on('data', (bytes: Buffer) => {
      if (!isAsking) {
        isAsking = true;
        fault = drawn();
      }
      if (fault === 'refuse') return void client.destroy();
      if (fault === 'portal') return void client.end(page);
      if (fault !== 'cut_request') return void mall.write(bytes);
      mall.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
      client.destroy();
    });
    mall.on('data', (bytes: Buffer) => {
      isAsking = false;
      if (fault === 'no_answer') return void client.destroy();
      if (fault === 'delay') return void setTimeout(() => client.destroyed || client.write(bytes), random.between(50, 900));
      if (fault !== 'cut_answer') return void client.write(bytes);
      client.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => client.destroy());
    });
  };
  const server = createServer(pass);
  const wire: BadWire = {
    port: 0, calm: false, counts,
    close: () => new Promise((resolve) => {
      sockets.forEach((socket) => socket.destroy());
      server.close(() => resolve());
    }),
  };
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return Object.assign(wire, { port: (server.address() as AddressInfo).port });
}
