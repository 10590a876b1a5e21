/*
 * What the pages may turn into markup or run: nothing. Under the content policy every such step asks
 * this gate (Trusted Types). It lets two through: emptying an element, which a library of ours does by
 * empty markup, and a worker from the pages' own address.
 */
(() => {
  const isOwn = (address) => {
    const { protocol, host } = new URL(address, location.href);
    return protocol === location.protocol && host === location.host;
  };
  window.trustedTypes?.createPolicy('default', {
    createHTML: (markup) => (markup === '' ? '' : null),
    createScriptURL: (address) => (isOwn(address) ? address : null),
  });
})();
