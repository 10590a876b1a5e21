/** Several views of one thing, one at a time; the arrows walk the tabs. */
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import css from './Tabs.module.css';

type View = { id: string; word: string; children: ReactNode };

/** The tabs with their views. */
export function Tabs({ label, views }: { label: string; views: readonly View[] }) {
  return (
    <AriaTabs className={css.tabs ?? ''}>
      <TabList aria-label={label} className={css.list ?? ''}>
        {views.map((view) => (
          <Tab key={view.id} id={view.id} className={css.tab ?? ''}>
            {view.word}
          </Tab>
        ))}
      </TabList>
      {views.map((view) => (
        <TabPanel key={view.id} id={view.id} className={css.panel ?? ''}>
          {view.children}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
