/** A picture from its bytes. */
import { useEffect, useState } from 'react';
import css from './Picture.module.css';

/** The picture, as wide as there is room. */
export function Picture({ bytes, type, name }: { bytes: ArrayBuffer; type: string; name: string }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);
  return <div className={css.picture}>{address ? <img src={address} alt={name} /> : null}</div>;
}
