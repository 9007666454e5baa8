/** By which CA nginx gets its certificate: where nginx's own module for ACME has a word for it, it is that one. */
export interface AcmeSettings {
  /** Whose account it is there: an e-mail address, to which the CA writes what is wrong with it. */
  contact: string;
  /** Whether the CA's terms of service are agreed to: `true`, once somebody has read them. */
  acceptTermsOfService: boolean;
  /**
   * The address of the CA's directory, by https.
   * @default "https://acme-v02.api.letsencrypt.org/directory": Let's Encrypt
   */
  uri?: string | undefined;
  /**
   * By which certificates of CAs that address is known, as PEM.
   * @default those that everybody knows
   */
  trustedCertificate?: string | undefined;
  /**
   * How often it is looked whether the certificate is to be renewed, 1s to 86400s.
   * @default "12h"
   */
  checkEvery?: string | undefined;
  /**
   * The image with lego 4.35, as /lego, and a shell.
   * @default "goacme/lego:v4.35.2"
   */
  image?: string | undefined;
}
