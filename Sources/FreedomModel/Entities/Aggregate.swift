/// Groups of countries that files have as rows, such as `World` or `High income`. None is an
/// entity, and none is a misspelt country: `Africa` is not South Africa.
package enum Aggregate {
  /// What a text means that does not name an entity, such as `World` for `OWID_WRL`; `nil` where it
  /// is not known as a group of countries.
  package static func name(of text: String) -> String? {
    let text = text.trimmedOfBlanks
    guard text.utf8.count <= longest else { return nil }
    if let name = codes[text.uppercased()] { return name }
    let folded = FoldedName(text).text
    return isAggregate(folded) ? text : nil
  }

  private static let longest = 100

  /// Whether words can only be those of a group: at least one says so, and none is of a country.
  private static func isAggregate(_ name: String) -> Bool {
    let words = name.split(separator: " ").map(String.init).filter { !EntityCodes.isNumber($0) }
    let text = words.joined(separator: " ")
    if phrases.contains(text) { return true }
    return !countries.contains(text)
      && words.allSatisfy { others.contains($0) || isNoun($0) } && words.contains(where: isNoun)
  }

  private static func isNoun(_ word: String) -> Bool {
    nouns.contains(word) || isNumberedGroup(word)
  }

  /// Countries of whose names each word could be a group's.
  private static let countries = words(
    "south africa|south afrika|afrique du sud|union of south africa|south west africa|america",
    separator: "|")

  /// `EU27`, `G20`, `OECD38`.
  private static func isNumberedGroup(_ word: String) -> Bool {
    let letters = word.prefix { !$0.isNumber }
    return letters.count < word.count && ["eu", "g", "oecd", "brics", "ea"].contains(letters)
      && EntityCodes.isNumber(word.dropFirst(letters.count))
  }

  /// One of these words is enough.
  private static let nouns = words(
    """
    world worldwide global globe africa asia europe eurasia america americas oceania australasia \
    pacific caribbean mediterranean sahel balkans scandinavia polynesia melanesia maghreb levant \
    antarctica income average averages mean median total totals subtotal sum aggregate oecd mena \
    eu eec emu efta asean apec opec nato brics bric ecowas sadc mercosur comesa cis hipc ldc ldcs \
    lldc sids ibrd ida countries economies nations states regions region area areas continent \
    territories members situations dividend unclassified monde welt mundo mondo afrique afrika \
    asie asien amerique amerika europa oceanie ozeanien moyenne durchschnitt mittelwert promedio \
    media insgesamt gesamt summe avg min max minimum maximum std stdev deviation variance count \
    мир африка азия европа среднее итого 世界
    """)
  /// Words that a group's name may have beside.
  private static let others = words(
    """
    north northern south southern east eastern west western central middle mid upper lower low \
    high northeast northeastern northwest northwestern southeast southeastern southwest \
    southwestern sub saharan latin european african asian american arab arabic caucasus near far \
    inner outer and of the in by all other others rest non not ex excl excluding incl including \
    only wb un imf euro eurozone developing developed least less more most advanced emerging \
    market markets transition heavily indebted poor small island islands landlocked fragile \
    conflict affected situations post pre late early demographic union league commonwealth group \
    former soviet communist baltic nordic classification free partly electoral grand simple \
    weighted unweighted population regional sample standard dev fcv with for de du des la le les \
    el los las del der die und et y nord nor sur sud ouest est occidental oriental
    """)
  /// Names that only count as a whole.
  private static let phrases = words(
    """
    european union|african union|arab league|euro area|eurozone|sub sahara|sub saharan|middle east|\
    near east|far east|soviet union former republics|not classified|not applicable|latin|ssa|lac|\
    eap|eca|sas|mna|wld|union europeenne|europaische union|union europea|unione europea|\
    european community|developing|developed|high|low|arab league members|overall|rest|\
    east asia|former soviet union fsu|n|obs|observations
    """, separator: "|")

  private static func words(_ text: String, separator: Character = " ") -> Set<String> {
    Set(text.split(separator: separator).map { FoldedName($0).text })
  }

  /// The codes of the World Bank, of Our World in Data and of others for groups.
  private static let codes: [String: String] = {
    let named = [
      "WLD": "World", "AFE": "Africa Eastern and Southern", "AFW": "Africa Western and Central",
      "AFR": "Africa", "ARB": "Arab World", "CEB": "Central Europe and the Baltics",
      "CSS": "Caribbean small states", "EAP": "East Asia & Pacific (developing)",
      "EAR": "Early-demographic dividend", "EAS": "East Asia & Pacific",
      "ECA": "Europe & Central Asia (developing)", "ECS": "Europe & Central Asia",
      "EMU": "Euro area", "EUU": "European Union", "EUN": "European Union",
      "FCS": "Fragile and conflict affected situations", "HIC": "High income",
      "HPC": "Heavily indebted poor countries", "IBD": "IBRD only", "IBT": "IDA & IBRD total",
      "IDA": "IDA total", "IDB": "IDA blend", "IDX": "IDA only", "INX": "Not classified",
      "LAC": "Latin America & Caribbean (developing)", "LCN": "Latin America & Caribbean",
      "LDC": "Least developed countries", "LIC": "Low income", "LMC": "Lower middle income",
      "LMY": "Low & middle income", "LTE": "Late-demographic dividend",
      "MEA": "Middle East & North Africa", "MIC": "Middle income",
      "MNA": "Middle East & North Africa (developing)", "NAC": "North America",
      "OEC": "High income: OECD", "OED": "OECD members", "OSS": "Other small states",
      "PRE": "Pre-demographic dividend", "PSS": "Pacific island small states",
      "PST": "Post-demographic dividend", "SAS": "South Asia",
      "SSA": "Sub-Saharan Africa (developing)", "SSF": "Sub-Saharan Africa", "SST": "Small states",
      "TEA": "East Asia & Pacific (IDA & IBRD)", "TEC": "Europe & Central Asia (IDA & IBRD)",
      "TLA": "Latin America & Caribbean (IDA & IBRD)",
      "TMN": "Middle East & North Africa (IDA & IBRD)", "TSA": "South Asia (IDA & IBRD)",
      "TSS": "Sub-Saharan Africa (IDA & IBRD)", "UMC": "Upper middle income",
      "XCD": "Organisation of Eastern Caribbean States", "OWID_WRL": "World",
      "OWID_AFR": "Africa", "OWID_ASI": "Asia", "OWID_EUR": "Europe", "OWID_NAM": "North America",
      "OWID_SAM": "South America", "OWID_OCE": "Oceania", "OWID_EU27": "European Union",
      "OWID_EUN": "European Union", "OWID_HIC": "High-income countries",
      "OWID_LIC": "Low-income countries", "OWID_LMC": "Lower-middle-income countries",
      "OWID_UMC": "Upper-middle-income countries", "OWID_CIS": "Commonwealth of Independent States",
    ]
    return named
  }()
}

extension EntityRegister {
  /// Whether a name is that of a group of countries, and of no entity in any language.
  package func isGroup(_ name: String) -> Bool {
    Aggregate.name(of: name) != nil && entities(named: name).isEmpty
      && translations.meanings(of: name).isEmpty
  }
}

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
