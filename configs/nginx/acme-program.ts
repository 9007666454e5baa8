/**
 * Fixed text: gets the certificate at once, and looks again and again whether it is to be renewed, as the CA says
 * or, where it says nothing, after two thirds of its time. One that is there is in force whatever the CA says.
 *
 * The private key is made once. A client that comes while the certificate changes is then never shown one of the
 * two with the other's fellow, and nginx, which reads both when a client comes, has nothing to reload.
 */
const PROGRAM = `
umask 077
cd "$1" || exit
own=lego/$2 issued=lego/$2/certificates/$3 every=$4
shift 4
mkdir -p webroot "$own"
if [ -n "$TRUSTED" ]; then printf '%s\\n' "$TRUSTED" > /tmp/ca.crt; export LEGO_CA_CERTIFICATES=/tmp/ca.crt; fi
put() { cp "$issued.$1" "tls.$1.new" && mv "tls.$1.new" "tls.$1"; }
in_force() {
  [ -s "$issued.crt" ] || return
  cmp -s "$issued.key" tls.key || put key
  cmp -s "$issued.crt" tls.crt || put crt
  touch /tmp/ready
}
in_force
while :; do
  if [ -s "$issued.crt" ]; then how='renew --dynamic --reuse-key --no-random-sleep'
  elif [ -s tls.key ]; then how='run --private-key tls.key'
  else how=run; fi
  said=$(timeout 90 /lego --path "$own" --http --http.webroot webroot "$@" $how 2>&1)
  failed=$?
  printf '%s\\n' "$said" >&2
  if [ $failed = 0 ]; then
    in_force
    for one in lego/*; do [ "$one" = "$own" ] || rm -rf "$one"; done
  else
    case $said in *urn:ietf:params:acme:error:*) why=$REFUSED ;; *) why=$AWAY ;; esac
    printf '%s\\n' "$why" >&2
    if [ ! -e /tmp/ready ]; then exit 1; fi
    printf '%s\\n' "The certificate before stays in force. It is tried again in $every s." >&2
  fi
  sleep "$every"
done`;

/** What it is told, besides the sentences in its variables. */
export interface AcmeCommand {
  /** The directory that it shares with nginx. */
  directory: string;
  /** What its certificate is known by, among those for other names. */
  id: string;
  /** The first name, by which lego calls its files. */
  name: string;
  everySeconds: number;
  /** Words for lego. */
  options: readonly string[];
}

/** The argument vector: what differs is no part of the program. */
export function acmeCommand({ directory, id, name, everySeconds, options }: AcmeCommand): string[] {
  return ["sh", "-c", PROGRAM, "acme", directory, id, name, String(everySeconds), ...options];
}

/** Says whether there is a certificate for all names. */
export const ACME_HEALTH = ["test", "-e", "/tmp/ready"];
