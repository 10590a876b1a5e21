/**
 * The ways in which a form may be signed, and what each asks for. Which are offered and what they mean the desk says;
 * what is not enough yet is null.
 */
import { useState, type ReactNode } from 'react';
import { RadioChoice } from '../../components/fields/Choices';
import { TextBox } from '../../components/fields/TextBox';
import type { PreviewResponse, SignatureGiven, SigningWay, WireError } from '../../generated/contract';
import { useKeys } from '../../state/signingKeys';
import { useWords } from '../../state/words';
import { Block } from './Blocks';
import { useInk } from './InkBlock';
import { KeyBlock } from './KeyBlock';
import css from './Sign.module.css';

type Signing = { given: SignatureGiven | null; block: ReactNode };

/** The signature as it is given so far, and the blocks in which it is given; `refused` is why the last one was not made. */
export function useSignature(
  draft_id: string,
  preview: PreviewResponse,
  refused: WireError | null,
): Signing & { way: SigningWay | null } {
  const { say, read } = useWords();
  const [chosen, setChosen] = useState<SigningWay | null>(null);
  const way = chosen ?? preview.ways[0]?.way ?? null;
  const signings: Record<SigningWay, Signing> = {
    certificate: useCertificate(way === 'certificate', refused),
    platform: usePlatform(preview.signer),
    'typed-name': useTypedName(),
    'wet-ink': useInk(draft_id, preview),
  };
  if (!way) return { given: null, block: null, way };
  const { given, block } = signings[way];
  const options = preview.ways.map((one) => ({ code: one.way, label: read(one.label), hint: read(one.means) }));
  const choice =
    options.length > 1 ? (
      <div className={css.ways}>
        <RadioChoice
          id="way"
          label={say('ui-way-of-signing')}
          options={options}
          value={way}
          onChange={(code) => setChosen(preview.ways.find((one) => one.way === code)?.way ?? null)}
        />
      </div>
    ) : null;
  return {
    given,
    way,
    block: (
      <>
        {choice}
        {block}
      </>
    ),
  };
}

/** A key that can sign, and the block in which it is chosen. */
export function useCertificate(enabled: boolean, refused: WireError | null): Signing & { subject: string | null } {
  const known = useKeys(enabled, refused);
  const [chosen, setChosen] = useState<string | null>(null);
  const { keys = [], preferred } = known.answer.data ?? {};
  const key = keys.find((candidate) => candidate.key_path === (chosen ?? preferred)) ?? null;
  return {
    given: key?.usable ? { way: 'certificate', key_path: key.key_path } : null,
    subject: key?.subject ?? null,
    block: <KeyBlock known={known} chosen={key} onChoose={setChosen} />,
  };
}

function usePlatform(signer: string): Signing {
  const { say } = useWords();
  return {
    given: { way: 'platform' },
    block: (
      <Block title={say('ui-as-whom')}>
        <p className={css.subject}>{signer}</p>
      </Block>
    ),
  };
}

function useTypedName(): Signing {
  const { say } = useWords();
  const [name, setName] = useState('');
  return {
    given: name.trim() ? { way: 'typed-name', name } : null,
    block: (
      <Block title={say('ui-as-whom')}>
        <TextBox id="typed-name" label={say('ui-type-name')} required value={name} onChange={setName} />
      </Block>
    ),
  };
}
