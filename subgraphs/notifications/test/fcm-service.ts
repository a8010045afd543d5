import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { jwtVerify } from 'jose';

/** A message as FCM HTTP v1 gets it. */
export interface FcmMessage {
  readonly token: string;
  readonly notification: { readonly title: string; readonly body: string };
  readonly data: Readonly<Record<string, string>>;
  readonly android: { readonly collapse_key: string };
}

/** Firebase Cloud Messaging, as far as a sender meets it: the token endpoint of its service accounts, and `messages:send`. */
export class LocalFcm implements AsyncDisposable {
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #server: Server;
  readonly messages: FcmMessage[] = [];
  /** Tokens of applications that were removed from their devices. */
  readonly unregistered = new Set<string>();
  tokensIssued = 0;

  constructor() {
    this.#server = createServer((request, response) => {
      const answer = async (): Promise<[number, object]> => {
        const body = Buffer.concat(await request.toArray()).toString('utf8');
        if (request.url === '/token') return [200, await this.#issue(new URLSearchParams(body))];
        if (request.headers.authorization !== `Bearer token-${this.tokensIssued}`) return [401, {}];
        if (request.url !== '/v1/projects/a-project/messages:send') return [404, {}];
        return this.#take(JSON.parse(body).message);
      };
      answer().then(
        ([status, body]) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
        (error: unknown) => response.writeHead(400).end(String(error)),
      );
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('FCM does not listen.');
    return `http://127.0.0.1:${address.port}`;
  }

  /** The key file of the service account. */
  keyFile(): string {
    const pem = this.#keys.privateKey.export({ type: 'pkcs8', format: 'pem' });
    return JSON.stringify({
      project_id: 'a-project',
      client_email: 'sender@a-project.example',
      private_key: pem,
      token_uri: `${this.url}/token`,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #issue(form: URLSearchParams): Promise<object> {
    await jwtVerify(form.get('assertion') ?? '', this.#keys.publicKey, {
      issuer: 'sender@a-project.example',
      audience: `${this.url}/token`,
    });
    this.tokensIssued += 1;
    return { access_token: `token-${this.tokensIssued}`, expires_in: 3600, token_type: 'Bearer' };
  }

  #take(message: FcmMessage): [number, object] {
    if (this.unregistered.has(message.token)) {
      const details = [{ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode: 'UNREGISTERED' }];
      return [404, { error: { code: 404, status: 'NOT_FOUND', details } }];
    }
    this.messages.push(message);
    return [200, { name: 'projects/a-project/messages/1' }];
  }
}
