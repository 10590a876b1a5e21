/** A fingerprint or a key as one compares it: four characters at a time. */
export const inFours = (hex: string) => hex.replaceAll(/(.{4})(?=.)/g, '$1 ');
