/** The shell freezes the prototype of all objects before anything of the window runs; so do we here. */
Object.freeze(Object.prototype);

export {};
