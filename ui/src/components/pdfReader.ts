/**
 * The PDF reader and its worker, loaded at first use. Scripts, forms and links of a document never
 * run; image decoders in wasm stay off, since the content policy has no place for them. Everything the
 * reader fetches (character maps, standard fonts) comes from the bundle.
 */
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import type * as Pdf from 'pdfjs-dist';

type ScriptPolicy = { createScriptURL: (address: string) => string };
type TrustedTypes = { createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy };

/** The worker's own address and no other counts as a script. */
function trusted(address: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!types) return address;
  return types
    .createPolicy('muniment-pdf', { createScriptURL: (asked) => (asked === address ? asked : '') })
    .createScriptURL(address);
}

let started: Promise<{ pdfjs: typeof Pdf; worker: Pdf.PDFWorker }> | null = null;

async function start() {
  const pdfjs = await import('pdfjs-dist');
  const port = new Worker(trusted(workerAddress), { type: 'module' });
  return { pdfjs, worker: new pdfjs.PDFWorker({ port: port as unknown as null }) };
}

/** Opens a document. The bytes are handed over; keep a copy if they are needed again. */
export async function openPdf(bytes: ArrayBuffer): Promise<Pdf.PDFDocumentProxy> {
  started ??= start();
  const { pdfjs, worker } = await started;
  const from = (folder: string) => new URL(`pdf/${folder}/`, document.baseURI).href;
  return pdfjs.getDocument({
    data: new Uint8Array(bytes.slice(0)),
    worker,
    cMapUrl: from('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: from('standard_fonts'),
    useWasm: false,
    enableXfa: false,
    isEvalSupported: false,
  } as Parameters<typeof pdfjs.getDocument>[0]).promise;
}

/** The reader's layer of selectable text. */
export async function textLayerOf(options: ConstructorParameters<typeof Pdf.TextLayer>[0]) {
  const { pdfjs } = await (started ??= start());
  return new pdfjs.TextLayer(options);
}
