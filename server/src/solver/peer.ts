import { receiveMessageOnPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';

/** The other lane, as one lane sees it. A lane waits for the other without letting go of its thread: it has nothing else to do. */
export type Peer<Message extends { readonly kind: string }> = {
  send(message: Message): void;
  /** The next message, which has to be of that kind. */
  receive<Kind extends Message['kind']>(kind: Kind): Extract<Message, { readonly kind: Kind }>;
  /** Has somebody asked both lanes to come to an end? */
  isStopped(): boolean;
};

/** What two lanes and their owner share: counts of messages to each lane, to wake whoever waits, and the wish to stop. */
type Signals = Int32Array<SharedArrayBuffer>;

export function newSignals(): Signals {
  return new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
}

export function stopLanes(signals: Signals): void {
  Atomics.store(signals, 2, 1);
}

export function isStopped(signals: Signals): boolean {
  return Atomics.load(signals, 2) === 1;
}

export function peerOf<Message extends { readonly kind: string }>(lane: 0 | 1, port: MessagePort, signals: Signals): Peer<Message> {
  return {
    send(message) {
      port.postMessage(message);
      Atomics.add(signals, 1 - lane, 1);
      Atomics.notify(signals, 1 - lane);
    },
    receive(kind) {
      for (;;) {
        // Read before looking: a message that comes in between changes the count, and the wait ends at once.
        const seen = Atomics.load(signals, lane);
        const got: { readonly message: Message } | undefined = receiveMessageOnPort(port);
        if (got !== undefined) {
          if (!isKind(got.message, kind)) throw new Error(`lane ${lane} expected ${kind} and was handed ${got.message.kind}`);
          return got.message;
        }
        Atomics.wait(signals, lane, seen);
      }
    },
    isStopped: () => isStopped(signals),
  };
}

function isKind<Message extends { readonly kind: string }, Kind extends Message['kind']>(message: Message, kind: Kind): message is Extract<Message, { readonly kind: Kind }> {
  return message.kind === kind;
}
