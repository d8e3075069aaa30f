/// Places of ISO 3166 that Freedom House does not rate, and parts of states that people take for
/// countries: the meaning of such a name or code is known, but it is not an entity.
package enum UnratedPlaces {
  /// Whether a text is the ISO code, of two or three letters, of such a place.
  package static func contains(code: String) -> Bool {
    (2...3).contains(code.utf8.count) && codes.contains(code.uppercased())
  }

  /// Whether a text is the name of such a place.
  package static func contains(name: String) -> Bool {
    name.utf8.count <= 60 && names.contains(FoldedName(name).text)
  }

  private static let codes = Set(
    """
    AI AIA AN ANT AQ ATA AS ASM AW ABW AX ALA BL BLM BM BMU BQ BES BV BVT CC CCK CK COK CW CUW CX \
    CXR FK FLK FO FRO GF GUF GG GGY GI GIB GL GRL GP GLP GS SGS GU GUM HM HMD IM IMN IO IOT JE JEY \
    KY CYM MF MAF MP MNP MQ MTQ MS MSR NC NCL NF NFK NU NIU PF PYF PM SPM PN PCN RE REU SH SHN SJ \
    SJM SX SXM TC TCA TF ATF TK TKL UM UMI VA VAT VG VGB VI VIR WF WLF YT MYT
    """.split(separator: " ").map(String.init))

  private static let names = Set(
    """
    Anguilla|Netherlands Antilles|Antarctica|American Samoa|Aruba|Åland Islands|Åland| Saint \
    Barthélemy|Bermuda|Bonaire, Sint Eustatius and Saba|Bonaire|Bouvet Island| Cocos (Keeling) \
    Islands|Cook Islands|Curaçao|Christmas Island|Falkland Islands| Falkland Islands \
    (Malvinas)|Faroe Islands|Faeroe Islands|French Guiana|Guernsey|Gibraltar| \
    Greenland|Guadeloupe|South Georgia and the South Sandwich Islands|Guam| Heard Island and \
    McDonald Islands|Isle of Man|British Indian Ocean Territory|Jersey| Channel Islands|Cayman \
    Islands|Saint Martin|Saint Martin (French part)| Northern Mariana \
    Islands|Martinique|Montserrat|New Caledonia|Norfolk Island|Niue| French Polynesia|Saint Pierre \
    and Miquelon|Pitcairn|Pitcairn Islands|Réunion|Saint Helena| Saint Helena, Ascension and \
    Tristan da Cunha|Svalbard and Jan Mayen|Sint Maarten| Sint Maarten (Dutch part)|Turks and \
    Caicos Islands|French Southern Territories|Tokelau| United States Minor Outlying Islands|Holy \
    See|Vatican|Vatican City|Holy See (Vatican City State)| Vatican City State|British Virgin \
    Islands|Virgin Islands (British)|Virgin Islands, British| United States Virgin Islands|Virgin \
    Islands (U.S.)|Virgin Islands, U.S.|US Virgin Islands| Wallis and Futuna|Wallis and Futuna \
    Islands|Mayotte|England|Scotland|Wales
    """.split(separator: "|").map { FoldedName($0).text })
}
