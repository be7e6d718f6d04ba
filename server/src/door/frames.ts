import type { Socket } from 'node:net';

/** Messages on the door's socket: four bytes of length, then that many bytes of JSON. */

/** Twice the largest input we know (a framework of some megabytes); more than that is refused before it is read. */
const largestFrame = 64 * 1024 * 1024;

export function writeFrame(socket: Socket, message: unknown): void {
  if (socket.destroyed || !socket.writable) return;
  const body = Buffer.from(JSON.stringify(message) ?? 'null');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  socket.write(length);
  socket.write(body);
}

/** Throws (through `onFault`) on a frame over the limit or that is not JSON; a frame that the peer did not finish is never handed on. */
export function readFrames(socket: Socket, { limit = largestFrame, onFrame, onFault }: { limit?: number; onFrame(message: unknown): void; onFault(code: 'door.too-large' | 'door.not-json'): void }): void {
  let chunks: Buffer[] = [];
  let size = 0;
  let hasFault = false;
  const fault = (code: 'door.too-large' | 'door.not-json'): void => {
    hasFault = true;
    chunks = [];
    onFault(code);
  };
  socket.on('data', (chunk: Buffer) => {
    if (hasFault) return;
    chunks.push(chunk);
    size += chunk.length;
    while (size >= 4) {
      const [first] = chunks;
      if (first === undefined || first.length < 4) chunks = [Buffer.concat(chunks)];
      const length = chunks[0]?.readUInt32BE(0) ?? 0;
      if (length > limit) return fault('door.too-large');
      if (size < 4 + length) return;
      const all = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
      const message = parse(all.subarray(4, 4 + length));
      chunks = [all.subarray(4 + length)];
      size -= 4 + length;
      if (message === undefined) return fault('door.not-json');
      onFrame(message.value);
    }
  });
}

function parse(bytes: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return undefined;
  }
}
