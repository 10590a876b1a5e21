/** Types that the build tool brings into scope; no code of ours. */
/// <reference types="vite/client" />
