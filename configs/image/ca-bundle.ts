/** A directory of the build context for CA certificates, and where a stage has them. */
export const CERTIFICATES = "certificates";

/** The file in it, there or not. */
export const CA_BUNDLE = "ca-bundle.crt";
