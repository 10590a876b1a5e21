/**
 * Texts from outside, shown harmlessly: signs that are not seen, or that turn the reading round, stand as
 * their numbers. A name like `fdp.exe` written backwards cannot pass for a PDF.
 */

/** Controls without tab and line ends, and the controls of direction and of lines (UAX #9). */
const UNSEEN = /(?![\t\n\r])\p{Cc}|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** The text with every unseen sign as its number, such as `⟨U+202E⟩`. */
export const harmless = (text: string): string =>
  text.replace(UNSEEN, (sign) => `⟨U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
