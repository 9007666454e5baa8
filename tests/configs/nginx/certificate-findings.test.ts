import { certificatesOf } from "../../../configs/nginx/certificate";
import { certificateFindings, validUntil } from "../../../configs/nginx/certificate-findings";
import { pem } from "../../support/pem";

const SHOP = pem("shop.crt");
const [leaf = "", intermediate = "", root = ""] =
  pem("chain.crt").match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g) ?? [];
const [own] = certificatesOf(SHOP);
const END = Date.parse(own!.validTo);
const DAY = 86_400_000;

test("of a certificate that is right nothing is said", () => {
  expect(certificateFindings(SHOP, ["shop.example", "a.shop.example"])).toEqual([]);
  expect(certificateFindings(pem("chain.crt"), ["shop.example"])).toEqual([]);
  expect(certificateFindings(SHOP, [], new Date(END - 15 * DAY))).toEqual([]);
});

test.each([
  [
    "ends soon",
    END - 3.5 * DAY,
    `tlsCertificate: it is valid until ${validUntil(own!)}: 3 days. Renew it.`,
  ],
  [
    "has ended",
    END + DAY,
    `tlsCertificate: it has not been valid since ${validUntil(own!)}: browsers refuse it. Renew it.`,
  ],
  [
    "has not begun",
    0,
    `tlsCertificate: it is not valid before ${own!.validFrom}: browsers refuse it until then.`,
  ],
])("a certificate that %s is told", (_, now, said) => {
  expect(certificateFindings(SHOP, [], new Date(now))).toEqual([said]);
});

test("hosts that it is not for are told, with those that it is for", () => {
  expect(certificateFindings(SHOP, ["shop.example", "other.example", "a.b.shop.example"])).toEqual([
    "tlsCertificate: it is not for other.example, a.b.shop.example, and browsers refuse it there; its names: " +
      "DNS:shop.example, DNS:*.shop.example.",
  ]);
});

test.each([
  ["the root before the one that it issued", [leaf, root, intermediate], 2, 1],
  ["one that has nothing to do with it", [leaf, intermediate, SHOP], 3, 2],
])("a chain with %s is told", (_, chain, wrong, before) => {
  expect(certificateFindings(chain.join("\n"), [])).toEqual([
    `tlsCertificate: certificate ${wrong} did not issue certificate ${before}: some clients refuse that. ` +
      "Put each behind the one that it issued.",
  ]);
});
