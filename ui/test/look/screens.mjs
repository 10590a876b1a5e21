/** The screens that are looked at: an address and what to do there before the picture is taken. */

const ready = (selector) => `return document.querySelector(${JSON.stringify(selector)}) !== null`;
const showPage = async (page) => {
  await page.press('Ctrl+p');
  await page.until(PDF, 'the page');
};
const PDF = 'return document.querySelectorAll("canvas").length > 0';

const comparePages = async (page) => {
  await page.run('document.querySelector("article li button").click()');
  await page.until('return document.querySelectorAll("[role=dialog] canvas").length === 2', 'both pages');
  await page.pause(300);
};

/** A part of Settings, scrolled to once something stands there. */
const partOfSettings = (name, heading, there = heading) => ({
  name,
  hash: '/settings',
  wait: ready(there),
  act: (page) => page.run(`document.querySelector(${JSON.stringify(heading)}).scrollIntoView()`),
});

export const SCREENS = [
  { name: 'first-start', query: 'vault=absent', hash: '', wait: ready('form') },
  {
    name: 'first-server',
    query: 'vault=absent',
    hash: '',
    wait: ready('form'),
    act: (page) => page.run('document.querySelectorAll("input[type=radio]")[2].click()'),
  },
  {
    name: 'recovery',
    query: 'vault=absent',
    hash: '',
    wait: ready('form'),
    act: async (page) => {
      await page.run('document.querySelectorAll("input[type=radio]")[1].click()');
      await page.type('#passphrase', 'four words of nobody');
      await page.run('document.querySelector("form").requestSubmit()');
    },
  },
  {
    name: 'join',
    query: 'vault=awaits',
    hash: '',
    wait: ready('form'),
    act: async (page) => {
      await page.type('#server-url', 'https://records.hdsd.example');
      await page.type('#server-code', 'K7QX-2M4P');
      await page.run('document.querySelector("form").requestSubmit()');
    },
  },
  { name: 'unlock', query: 'vault=locked', hash: '', wait: ready('form') },
  { name: 'work', hash: '/work', wait: ready('[role=option]') },
  { name: 'forms', hash: '/forms', wait: ready('[role=option]') },
  { name: 'fill', hash: '/fill?draft=hall-whole', wait: ready('h1') },
  {
    name: 'fill-wrong',
    hash: '/fill?draft=hall-wrong',
    wait: ready('h1'),
    act: async (page) => {
      await page.press('Ctrl+Enter');
      await page.pause(250);
      await page.run('document.querySelector("#summary-title")?.scrollIntoView({block:"start"})');
    },
  },
  {
    name: 'fill-rows',
    hash: '/fill?draft=hall-wrong',
    wait: ready('table'),
    act: async (page) => {
      await page.press('Ctrl+Enter');
      await page.pause(250);
      await page.run('document.querySelector("#section-sessions")?.scrollIntoView({block:"start"})');
    },
  },
  {
    name: 'fill-nested',
    hash: '/fill?draft=transfer',
    wait: ready('table'),
    act: (page) =>
      page.run('document.querySelector("table input").focus(); document.querySelector("table").scrollIntoView()'),
  },
  { name: 'fill-stale', query: 'stale=1', hash: '/fill?draft=leave-new', wait: ready('[role=note]') },
  { name: 'fill-aside', query: 'aside=1', hash: '/fill?draft=hall-whole', wait: ready('[role=note]') },
  {
    name: 'fill-masked',
    query: 'aside=1',
    hash: '/fill?draft=hall-whole',
    wait: ready('[role=note]'),
    act: (page) => page.run('document.querySelector("#f-registrationNo").scrollIntoView({block:"center"})'),
  },
  { name: 'fill-page', hash: '/fill?draft=hall-whole', wait: ready('h1'), act: showPage },
  { name: 'fill-page-not', hash: '/fill?draft=hall-wrong', wait: ready('h1'), act: (page) => page.press('Ctrl+p') },
  { name: 'sign', hash: '/sign?draft=hall-whole', wait: PDF },
  { name: 'signed', hash: '/sign?draft=hall-whole', wait: PDF, act: (page) => page.press('Ctrl+Enter') },
  {
    name: 'work-choose',
    hash: '/work',
    wait: ready('[role=option]'),
    act: async (page) => {
      await page.press('Ctrl+a');
      await page.pause(150);
    },
  },
  { name: 'sign-several', hash: '/sign-several?drafts=hall-whole,leave-new,transfer', wait: PDF },
  {
    name: 'signed-several',
    query: 'fails=1',
    hash: '/sign-several?drafts=hall-whole,leave-new,transfer',
    wait: PDF,
    act: async (page) => {
      for (let round = 0; round < 4; round += 1) {
        await page.press('Ctrl+Enter');
        await page.pause(700);
      }
    },
  },
  { name: 'files', hash: '/files?node=DO/4/12%20Pt%202', wait: ready('[role=grid] [role=row][aria-selected]') },
  { name: 'record', hash: '/files?node=DO/4/12%20Pt%202&record=FORM', wait: PDF },
  {
    name: 'record-why',
    hash: '/files?node=DO/4/12%20Pt%202&record=FORM',
    wait: PDF,
    act: async (page) => {
      await page.run('document.activeElement?.blur()');
      await page.press('w');
      await page.pause(300);
      await page.run(
        '[...document.querySelectorAll("button")].find((b) => b.ariaExpanded === "true")?.closest("section").scrollIntoView()',
      );
    },
  },
  {
    name: 'record-compare',
    hash: '/files?node=DO/4/12%20Pt%202&record=FORM',
    wait: PDF,
    act: comparePages,
  },
  { name: 'search', hash: '/search?q=會堂', wait: ready('[role=option]') },
  { name: 'search-none', hash: '/search?q=zzzzzz', wait: ready('[role=search]') },
  { name: 'search-record', hash: '/search?q=hall&record=FORM', wait: PDF },
  { name: 'take-up', hash: '/take-up', wait: ready('main dl') },
  {
    name: 'take-up-table',
    hash: '/take-up',
    wait: ready('main dl'),
    act: (page) =>
      page.run(
        'for (const one of document.querySelectorAll("details")) one.open = true; document.querySelector("details").scrollIntoView()',
      ),
  },
  {
    name: 'take-up-target',
    hash: '/take-up',
    wait: ready('main dl'),
    act: (page) => page.run('document.querySelector("main section section button").click()'),
  },
  { name: 'keeping', hash: '/keeping', wait: ready('[role=option]') },
  { name: 'sync', hash: '/sync', wait: ready('[role=option]') },
  {
    name: 'sync-tray',
    hash: '/sync',
    wait: ready('[role=option]'),
    act: (page) => page.run('document.querySelectorAll("[role=option]")[1].click()'),
  },
  {
    name: 'sync-receipt',
    hash: '/sync',
    wait: ready('[role=option]'),
    act: (page) => page.run('[...document.querySelectorAll("[role=option]")].at(-1).click()'),
  },
  {
    name: 'check',
    hash: '/check',
    wait: ready('h1'),
    act: (page) => page.press('Ctrl+Enter'),
  },
  {
    name: 'check-compare',
    hash: '/check',
    wait: ready('h1'),
    act: async (page) => {
      await page.press('Ctrl+Enter');
      await page.until(ready('article li button'), 'the way to the pages');
      await comparePages(page);
    },
  },
  partOfSettings('settings-trust', '#trust'),
  partOfSettings('settings-time-stamps', '#stamps'),
  partOfSettings('settings-signing-keys', '#signing-keys', '#signing-keys ~ ul li'),
  partOfSettings('settings-publishers', '#publishers', '#publishers ~ ul li'),
  {
    name: 'settings-recognise',
    hash: '/settings',
    wait: ready('#publishers ~ ul li'),
    act: (page) => page.run('document.querySelector("#publishers ~ div button").click()'),
  },
  {
    name: 'settings-withdraw',
    hash: '/settings',
    wait: ready('#publishers ~ ul li'),
    act: (page) => page.run('document.querySelector("#publishers ~ ul li:last-child button").click()'),
  },
  {
    name: 'author',
    hash: '/author',
    wait: ready('h1'),
    act: async (page) => {
      await page.run('document.querySelector("main button").click()');
      await page.until(ready('#f-registrationNo'), 'the form');
    },
  },
  { name: 'settings', hash: '/settings', wait: ready('fieldset') },
  { name: 'palette', hash: '/work', wait: ready('[role=option]'), act: (page) => page.press('Ctrl+k') },
  {
    name: 'keys',
    hash: '/work',
    wait: ready('[role=option]'),
    act: (page) => page.press('F1'),
  },
  { name: 'filing', hash: '/files', wait: ready('[role=tree]'), act: (page) => page.press('Ctrl+o') },
];
