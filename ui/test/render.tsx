/** Renders a piece of the window over recorded answers, in one language, with its own router. */
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { Lang } from '../src/generated/contract';
import { DeskProvider, newCache } from '../src/state/desk';
import { WordsProvider } from '../src/state/words';
import { recordedHost, type Recorded } from './recorded/host';

/** Renders `node` at an address; answers what testing-library does, the host, and the router. */
export async function show(node: ReactNode, options: { at?: string; lang?: Lang; host?: Recorded } = {}) {
  const host = options.host ?? recordedHost();
  const lang = options.lang ?? 'en';
  const root = createRootRoute({
    component: () => <WordsProvider lang={lang}>{node}</WordsProvider>,
    notFoundComponent: () => node,
  });
  const router = createRouter({
    routeTree: root,
    history: createMemoryHistory({ initialEntries: [options.at ?? '/'] }),
  });
  await router.load();
  const shown = render(
    <DeskProvider host={host} cache={newCache()}>
      <WordsProvider lang={lang}>
        <RouterProvider router={router as never} />
      </WordsProvider>
    </DeskProvider>,
  );
  return { ...shown, host, router };
}

/** The calls of one verb so far. */
export const callsOf = (host: Recorded, verb: string) =>
  host.calls.filter((call) => call.verb === verb).map((call) => call.request);
