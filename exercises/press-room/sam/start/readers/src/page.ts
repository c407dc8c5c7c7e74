import { small } from '../../src/pictures';

interface Env {
  readonly ARCHIVE_URL: string;
  readonly ARCHIVE_KEY: string;
}

/** Gives a reader an article with its picture. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { pathname } = new URL(request.url);
    const article = await (await ask(`articles${pathname}`, env)).json<{ author: string; picture: string }>();
    const author = await (await ask(`authors/${article.author}`, env)).json<{ name: string }>();
    const picture = await ask(`originals/${article.picture}`, env);
    const pixels = small(new Uint8Array(await picture.arrayBuffer()));
    return Response.json({ ...article, author: author.name, picture: btoa(String.fromCharCode(...pixels)) });
  },
};

function ask(path: string, { ARCHIVE_URL, ARCHIVE_KEY }: Env): Promise<Response> {
  return fetch(`${ARCHIVE_URL}/${path}`, {
    headers: { Authorization: `Bearer ${ARCHIVE_KEY}` },
    signal: AbortSignal.timeout(5_000),
  });
}
