/**
 * What stands in the file of a publisher, to be shown before it is recognised. The desk reads the file itself when it
 * recognises one; whether it may be, the desk decides.
 */
import type { PublisherView, WireError } from '../../generated/contract';

/** What there is to compare. */
export type Offered = Pick<PublisherView, 'name' | 'title' | 'key'>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The publisher of a file's text; null where it is none. */
export function publisherIn(source: string): Offered | null {
  let read: unknown;
  try {
    read = JSON.parse(source);
  } catch {
    return null;
  }
  if (!isObject(read) || !isObject(read.title)) return null;
  const { name, key, title } = read;
  const { en, 'zh-Hant-HK': zh } = title;
  if (typeof name !== 'string' || typeof key !== 'string' || typeof en !== 'string' || typeof zh !== 'string')
    return null;
  return { name, key, title: { en, 'zh-Hant-HK': zh } };
}

/** Says of a file that it is none of a publisher, as the desk says it. */
export const noPublisher = (name: string): WireError => ({
  code: 'registry-publisher-unreadable',
  message: name,
  hint: null,
  parameters: { name },
  reference_number: null,
});
