/** A file of CA certificates in the build context, there or not. */
export const CA_BUNDLE = "ca-bundle.crt";
