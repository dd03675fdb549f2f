import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A feed of packages on this PC: answers each path as the test says, and keeps what was asked. */
export class PackageFeed {
  readonly asked: string[] = [];
  readonly #answers = new Map<string, Answer>();
  readonly #server = createServer((request, response) => {
    const path = request.url ?? '';
    this.asked.push(path);
    const answer = this.#answers.get(path);
    if (answer !== undefined) answer(request, response);
    else response.writeHead(404).end();
  });

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get origin(): string {
    // A server that listens on a port has an address with one.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The feed's own address, as the Gallery's is. */
  get v2(): string {
    return `${this.origin}/api/v2`;
  }

  answer(path: string, answer: Answer): void {
    this.#answers.set(path, answer);
  }

  /** Serves bytes, or a value as JSON. */
  serve(path: string, content: Buffer | object): void {
    const body = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
    this.answer(path, (_, response) => response.writeHead(200, { 'content-length': body.length }).end(body));
  }

  redirect(path: string, to: string): void {
    this.answer(path, (_, response) => response.writeHead(302, { location: to }).end());
  }

  /** Forgets every answer: each path is 404 again. */
  clear(): void {
    this.#answers.clear();
    this.asked.length = 0;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    if (this.#server.listening) {
      this.#server.close();
      await once(this.#server, 'close');
    }
  }
}
