/**
 * A proxy between tills and mall that does what bad networks do: refuses, cuts in the middle, delays, swallows an answer, says a
 * captive portal's page. With `calm` it only passes on.
 */
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Random } from '../../scripts/demo-catalog/random.ts';

export type BadWire = { readonly port: number; calm: boolean; readonly counts: { connections: number; faults: number }; readonly close: () => Promise<void> };

const faults = ['refuse', 'cut_request', 'cut_answer', 'no_answer', 'delay', 'portal'] as const;

export async function openBadWire(target: () => number, random: Random): Promise<BadWire> {
  const sockets = new Set<Socket>();
  const counts = { connections: 0, faults: 0 };
  const server = createServer((client) => {
    counts.connections += 1;
    const fault = !wire.calm && random.chance(0.35) ? faults[random.between(0, faults.length - 1)] : undefined;
    if (fault !== undefined) counts.faults += 1;
    pass(client, fault);
  });
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  };
  const pass = (client: Socket, fault: (typeof faults)[number] | undefined): void => {
    keep(client);
    if (fault === 'refuse') return void client.destroy();
    if (fault === 'portal') {
      client.once('data', () => client.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 18\r\nConnection: close\r\n\r\n<html>login</html>'));
      return;
    }
    const mall = keep(connect(target(), '127.0.0.1'));
    mall.on('close', () => client.destroy());
    client.on('close', () => mall.destroy());
    client.on('data', (bytes: Buffer) => {
      if (fault !== 'cut_request') return void mall.write(bytes);
      mall.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
      client.destroy();
    });
    mall.on('data', (bytes: Buffer) => {
      if (fault === 'no_answer') return void client.destroy();
      if (fault === 'delay') return void setTimeout(() => client.destroyed || client.write(bytes), random.between(50, 900));
      if (fault !== 'cut_answer') return void client.write(bytes);
      client.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => client.destroy());
    });
  };
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
