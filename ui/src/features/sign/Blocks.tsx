/** The first and third block of Check and sign: the declaration, and what the signature covers. */
import { Paperclip } from 'lucide-react';
import type { ReactNode } from 'react';
import { SealMark } from '../../components/Marks';
import type { PreviewResponse, Text } from '../../generated/contract';
import { showSize } from '../../state/dates';
import { harmless } from '../../state/harmless';
import { langIn, useWords } from '../../state/words';
import css from './Sign.module.css';

/** A block: a small heading and its content, set off by a hairline. */
export function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.block}>
      <h2 className={css.blockTitle}>{title}</h2>
      {children}
    </section>
  );
}

/** What I declare: the form's own words. */
export function Declares({ declaration }: { declaration: Text }) {
  const { say, read, langOf } = useWords();
  return (
    <Block title={say('ui-i-declare')}>
      <p lang={langOf(declaration)} className={css.declaration}>
        {read(declaration)}
      </p>
    </Block>
  );
}

/** What it covers, and where it goes. */
export function Covers({ preview }: { preview: PreviewResponse }) {
  const { say, read, moment } = useWords();
  const { attachments, earlier, left_out, next, files_under } = preview;
  return (
    <Block title={say('ui-it-covers')}>
      <ul className={css.covers}>
        <li>
          {say('ui-covers-answers', {
            answers: preview.answers,
            pages: preview.pages,
            size: showSize(preview.size_bytes),
          })}
        </li>
        {attachments.map((file) => (
          <li key={file.file_id} className={css.file}>
            <Paperclip size={15} strokeWidth={1.5} aria-hidden="true" />
            <span lang={langIn(file.name)}>{harmless(file.name)}</span>
            <span className="quiet num">
              {[file.row ? say('ui-row', { number: file.row }) : '', showSize(file.size_bytes)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
        {earlier.map((seal) => (
          <li key={`${seal.agent.agent_id} ${seal.at}`} className={css.file}>
            <SealMark state={null} name={seal.agent.name['zh-Hant-HK'] || seal.agent.name.en} size={18} />
            <span>
              {say('ui-earlier-seal', {
                name: read(seal.agent.name),
                post: read(seal.agent.post),
                at: moment(seal.at),
              })}
            </span>
          </li>
        ))}
        {left_out.length > 0 ? (
          <li className={css.leftOut}>{say('ui-left-out', { fields: left_out.map(read).join(say('ui-and')) })}</li>
        ) : null}
      </ul>
      {next.map((office) => (
        <p key={office.stage_id} className={css.next}>
          {say('ui-goes-to', { to: read(office.to), stage: read(office.title) })}
          {office.waits_for.length > 0
            ? say('ui-space') + say('ui-goes-after', { stages: office.waits_for.map(read).join(say('ui-and')) })
            : null}
        </p>
      ))}
      {files_under ? (
        <p className={css.next}>
          {say('ui-files-under', { reference: files_under.reference, title: read(files_under.title) })}
        </p>
      ) : null}
    </Block>
  );
}
