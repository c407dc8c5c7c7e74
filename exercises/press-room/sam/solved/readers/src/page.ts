interface Env {
  readonly ARCHIVE_URL: string;
  readonly ARCHIVE_KEY: { get(): Promise<string> };
}

/** Gives a reader an article, with the address of its small picture. */
export default {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    const kept = await caches.default.match(request);
    if (kept) return kept;
    const { pathname } = new URL(request.url);
    const article = await (await ask(`articles${pathname}`, env)).json<{ author: string; picture: string }>();
    const author = await (await ask(`authors/${article.author}`, env)).json<{ name: string }>();
    const page = Response.json(
      { ...article, author: author.name, picture: `/small/${article.picture}` },
      { headers: { 'Cache-Control': 'public, s-maxage=300' } },
    );
    context.waitUntil(caches.default.put(request, page.clone()));
    return page;
  },
};

async function ask(path: string, { ARCHIVE_URL, ARCHIVE_KEY }: Env): Promise<Response> {
  const answer = await fetch(`${ARCHIVE_URL}/${path}`, {
    headers: { Authorization: `Bearer ${await ARCHIVE_KEY.get()}` },
    signal: AbortSignal.timeout(5_000),
  });
  // What failed is not to be kept as a page.
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}
