/**
 * The places of the window and the screens that stand there. Where a screen shows a record beside its
 * own list, the two are put together here, since no feature knows another.
 */
import { createHashHistory, createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { AuthorScreen } from '../features/author/AuthorScreen';
import { FormsScreen } from '../features/catalogue/FormsScreen';
import { CheckScreen } from '../features/check/CheckScreen';
import { FilesScreen } from '../features/files/FilesScreen';
import { FillScreen } from '../features/fill/FillScreen';
import { FormPreview } from '../features/fill/FormPreview';
import { KeepingScreen } from '../features/keeping/KeepingScreen';
import { RecordPane } from '../features/record/RecordPane';
import { SearchScreen } from '../features/search/SearchScreen';
import { SettingsScreen } from '../features/settings/SettingsScreen';
import { SeveralScreen } from '../features/sign/SeveralScreen';
import { SignScreen } from '../features/sign/SignScreen';
import { SyncScreen } from '../features/sync/SyncScreen';
import { TakeUpScreen } from '../features/takeup/TakeUpScreen';
import { TrackScreen } from '../features/track/TrackScreen';
import { WorkScreen } from '../features/work/WorkScreen';
import type { Asked } from '../state/places';
import { Broken } from './Broken';
import { Frame } from './Frame';

const KEYS = Object.keys({
  form: true,
  draft: true,
  drafts: true,
  node: true,
  record: true,
  q: true,
  under: true,
  only: true,
  instance: true,
  month: true,
  tray: true,
} satisfies Record<keyof Asked, true>) as readonly (keyof Asked)[];

/** Only the known keys, only text: an address may come from outside. */
function asked(search: Record<string, unknown>): Asked {
  return Object.fromEntries(KEYS.flatMap((key) => (typeof search[key] === 'string' ? [[key, search[key]]] : [])));
}

const root = createRootRoute({ component: Frame, validateSearch: asked });
const at = (path: string, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => root, path, component });
const record = (reference: string) => <RecordPane key={reference} reference={reference} />;

const routes = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/work' } as never);
    },
  }),
  at('/work', WorkScreen),
  at('/track', TrackScreen),
  at('/take-up', TakeUpScreen),
  at('/forms', FormsScreen),
  at('/fill', FillScreen),
  at('/author', () => <AuthorScreen preview={(made) => <FormPreview key={made.stage_id} {...made} />} />),
  at('/sign', SignScreen),
  at('/sign-several', SeveralScreen),
  at('/files', () => <FilesScreen record={record} />),
  at('/search', () => <SearchScreen record={record} />),
  at('/keeping', () => <KeepingScreen record={record} />),
  at('/sync', SyncScreen),
  at('/settings', SettingsScreen),
  at('/check', CheckScreen),
]);

/** The router, on the hash of the address: the shell serves one file. */
export const router = createRouter({
  routeTree: routes,
  history: createHashHistory(),
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: WorkScreen,
  // Words of a search stay readable in the address, and numbers stay text.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const kept = Object.entries(search as Record<string, unknown>).filter(
      ([, value]) => typeof value === 'string' && value !== '',
    );
    const text = new URLSearchParams(kept as [string, string][]).toString();
    return text ? `?${text}` : '';
  },
});
