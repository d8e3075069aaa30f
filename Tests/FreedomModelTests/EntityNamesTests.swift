import FreedomTestSupport
import Testing

@testable import FreedomModel

@Suite("Names of entities")
struct EntityNamesTests {
  let register: EntityRegister

  init() throws { register = try #require(Datasets.register) }

  static let hardSpellings: [(written: String, id: String)] = [
    ("Kazakhstan", "KAZ"), ("kz", "KAZ"), ("KAZ", "KAZ"), (" kazakhstan\u{A0}", "KAZ"),
    ("Cote d'Ivoire", "CIV"), ("Cote d’Ivoire", "CIV"), ("CÔTE D’IVOIRE", "CIV"),
    ("Co\u{302}te d'Ivoire", "CIV"), ("C_te d'Ivoire", "CIV"), ("Ivory Coast", "CIV"),
    ("São Tomé and Príncipe", "STP"), ("Sao Tome & Principe", "STP"), ("ST", "STP"),
    ("Gambia  The", "GMB"), ("Gambia, The", "GMB"), ("Gambia", "GMB"), ("The Gambia", "GMB"),
    ("St. Lucia", "LCA"), ("St.Lucia", "LCA"), ("Saint Lucia", "LCA"),
    ("Saint Vincent & Grenadines", "VCT"), ("St. Vincent and Grenadines", "VCT"),
    ("Congo (Brazzaville)", "COG"), ("Republic of the Congo", "COG"),
    ("Congo, Republic of (Brazzaville)", "COG"), ("Congo-Brazzaville", "COG"),
    ("Congo (Kinshasa)", "COD"), ("DR Congo", "COD"), ("Zaire", "COD"),
    ("Congo, Democratic Republic of (Kinshasa)", "COD"), ("ZAR", "COD"),
    ("Congo, Democratic Republic of Congo", "COD"), ("Democratic Republic of Congo", "COD"),
    ("Korea, South", "KOR"), ("Korea, Republic of", "KOR"), ("Korea, Rep.", "KOR"),
    ("Democratic People's Republic of Korea", "PRK"), ("DPRK", "PRK"),
    ("Korea (the Democratic People's Republic of)", "PRK"), ("North Korea", "PRK"),
    ("Germany", "DEU"), ("Germany, W. ", "XWG"), ("West Germany", "XWG"),
    ("Germany, East", "DDR"), ("German Democratic Republic", "DDR"), ("Germany, E.", "DDR"),
    ("Vietnam", "VNM"), ("Viet Nam", "VNM"), ("Vietnam, N.", "VDR"), ("Vietnam, South", "XSV"),
    ("Yemen", "YEM"), ("Yemen, N.", "XNY"), ("Yemen Arab Republic", "XNY"),
    ("South Yemen", "YMD"), ("Yemen, South", "YMD"), ("Yemen, Rep.", "YEM"),
    ("USSR", "SUN"), ("U.S.S.R.", "SUN"), ("Soviet Union", "SUN"), ("Russia", "RUS"),
    ("Russian Federation", "RUS"), ("Czech Republic", "CZE"), ("Czechia", "CZE"),
    ("Czechoslovakia", "CSK"), ("Serbia  ", "SRB"), ("Serbia and Montenegro", "SCG"),
    ("Yugoslavia (Serbia & Montenegro)", "SCG"), ("Yugoslavia", "YUG"),
    ("Macedonia", "MKD"), ("FYROM", "MKD"), ("North Macedonia", "MKD"),
    ("Burma (Myanmar)", "MMR"), ("Burma", "MMR"), ("Swaziland", "SWZ"), ("Cape Verde", "CPV"),
    ("Türkiye", "TUR"), ("turkiye", "TUR"), ("East Timor", "TLS"), ("Timor", "TLS"),
    ("Upper Volta", "BFA"), ("Dahomey", "BEN"), ("Rhodesia", "ZWE"), ("Ceylon", "LKA"),
    ("Kampuchea", "KHM"), ("Western Samoa", "WSM"), ("Lao PDR", "LAO"),
    ("Iran (Islamic Republic of)", "IRN"), ("Bolivia (Plurinational State of)", "BOL"),
    ("Tanzania, United Republic of", "TZA"), ("Syrian Arab Republic", "SYR"),
    ("US", "USA"), ("U.S.", "USA"), ("U. S. A.", "USA"), ("USA", "USA"), ("UK", "GBR"),
    ("Great Britain", "GBR"), ("UAE", "ARE"), ("The Netherlands", "NLD"), ("Bahamas", "BHS"),
    ("Kosovo", "XKX"), ("XK", "XKX"), ("KSV", "XKX"), ("UNK", "XKX"), ("Transkei", "XTK"),
    ("Cyprus ", "CYP"), ("Cyprus (Greek)", "CYP"), ("Cyprus (Turkish)", "XNC"), ("TRNC", "XNC"),
    ("Hong Kong (China)", "HKG"), ("Hong Kong SAR, China", "HKG"), ("Macau", "MAC"),
    ("West Bank and Gaza Strip", "PSE"), ("WBG", "PSE"), ("State of Palestine", "PSE"),
    ("Israeli-Occupied Territories and Palestinian Authority", "PSE"),
    ("Israeli Occupied Territories", "XIO"), ("West Bank", "XWB"), ("Gaza Strip", "XGZ"),
    ("Palestinian Authority Administered Territories", "XPA"), ("Nagorno Karabakh", "XNK"),
    ("Taiwan", "TWN"), ("Republic of China", "TWN"), ("China", "CHN"), ("NA", "NAM"),
    ("Guinea", "GIN"), ("Guinea-Bissau", "GNB"), ("Niger", "NER"), ("Samoa", "WSM"),
    ("Dominica", "DMA"), ("Dominican Republic", "DOM"), ("ROM", "ROU"), ("TMP", "TLS"),
  ]

  @Test("every hard spelling stands for one entity", arguments: hardSpellings)
  func hardSpelling(written: String, id: String) throws {
    let entity = try #require(register[id: id])
    #expect(register.resolve(written) == .one(entity))
  }

  @Test(
    "a name that stands for several entities gives all of them, by id",
    arguments: [
      ("Congo", ["COD", "COG"]), ("Korea", ["KOR", "PRK"]), ("the korea", ["KOR", "PRK"]),
      ("Palestine", ["PSE", "XGZ", "XWB"]), ("Kashmir", ["XIK", "XPK"]), ("CS", ["CSK", "SCG"]),
    ])
  func ambiguous(written: String, ids: [String]) {
    guard case .several(let entities) = register.resolve(written) else {
      Issue.record("\(register.resolve(written))")
      return
    }
    #expect(entities.map(\.id) == ids)
  }

  @Test(
    "an unknown name gives at most three suggestions, the likest first",
    arguments: [
      ("Kazakstan", ["KAZ"]), ("Khazakhstan", ["KAZ"]), ("K\u{430}zakhstan", ["KAZ"]),
      ("Kazakhstan*", ["KAZ"]), ("Kongo", ["COD", "COG"]), ("Gemrany", ["DEU"]),
      ("Republic of Kazakhstan (Astana)", ["KAZ"]), ("", []), ("*", []), ("&", ["AND"]), ("Q", []),
      ("Atlantis", []),
    ])
  func unknown(written: String, expected: [String]) {
    guard case .none(let suggestions) = register.resolve(written) else {
      Issue.record("\(register.resolve(written))")
      return
    }
    #expect(suggestions.count <= 3)
    #expect(suggestions.prefix(expected.count).map(\.id) == expected)
    if expected.isEmpty { #expect(suggestions.isEmpty) }
  }

  @Test("names of the files known resolve", .enabled(if: SharedData.isHere))
  func knownFiles() throws {
    let text = try #require(Files.text(of: SharedData.path("NAMES.tsv")))
    let names = text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      String(line.prefix { $0 != "|" })
    }
    #expect(names.count == 291)
    for name in names {
      var bare = name.trimmedOfBlanks
      while bare.last == "*" { bare.removeLast() }
      guard case .one = register.resolve(bare) else {
        Issue.record("\(name): \(register.resolve(bare))")
        continue
      }
    }
  }

  @Test(
    "names of the press tables known resolve, but for the one Congo",
    .enabled(if: SharedData.isHere),
    arguments: [
      "fotp_parts_editions_2002-2015.csv", "fotp_status_coverage_1979-2016.csv",
      "fotp_totals_editions_2016-2017.csv",
    ])
  func pressTables(file: String) throws {
    let text = try #require(Files.text(of: SharedData.csv(file)))
    let names = Set(Datasets.rows(of: text).dropFirst().map { $0[0] })
    #expect(names.count >= 200)
    let unresolved = names.filter {
      if case .one = register.resolve($0) { false } else { true }
    }
    #expect(unresolved.subtracting(["Congo"]).isEmpty)
  }
}

@Suite("A user's own names")
struct EntityAliasesTests {
  @Test("stand for an entity before any other name, however they are spelt")
  func before() throws {
    var register = try #require(Datasets.register)
    #expect(register.entities(named: "Congo").count == 2)
    register.aliases["Congo"] = "COG"
    register.aliases["Our Land"] = "KEN"
    #expect(register.entities(named: "CONGO ").map(\.id) == ["COG"])
    #expect(register.entities(named: "our  land").map(\.id) == ["KEN"])
    #expect(register.named(in: .freedomHouse).entities(named: "Our land").map(\.id) == ["KEN"])
    register.aliases["our land"] = nil
    #expect(register.entities(named: "Our Land") == [])
    #expect(register.aliases.all == [.init(name: "Congo", entity: "COG")])
  }

  @Test("are listed in the order of the alphabet, each spelling once")
  func listed() {
    let aliases = EntityAliases([
      .init(name: "Zed", entity: "KEN"), .init(name: "abc", entity: "COG"),
      .init(name: "ZED", entity: "HUN"), .init(name: "", entity: "HUN"),
    ])
    #expect(aliases.all.map(\.name) == ["abc", "ZED"])
    #expect(aliases["zed"] == "HUN")
  }

  @Test("names of languages that are not understood are known all the same")
  func languages() {
    let all = EntityTranslations {
      [
        .init(entity: "HUN", language: .french, text: "Hongrie"),
        .init(entity: "HUN", language: .german, text: "Ungarn"),
      ]
    }
    let french = all.understanding([.french])
    #expect(french.entities(named: FoldedName("hongrie")) == ["HUN"])
    #expect(french.entities(named: FoldedName("Ungarn")) == [])
    #expect(french.meanings(of: "Ungarn").map(\.language) == [.german])
    #expect(french.entities(withNamesContaining: FoldedName("unga")) == [])
  }
}

@Suite("Folding of names")
struct FoldedNameTests {
  @Test(
    "punctuation, blanks, accents and case make no difference",
    arguments: [
      ("Côte d’Ivoire", "cote divoire"), ("COTE D'IVOIRE", "cote divoire"),
      ("Co\u{302}te\u{A0}d`Ivoire", "cote divoire"), ("Cote  d\u{2BC}Ivoire ", "cote divoire"),
      ("São Tomé & Príncipe", "sao tome and principe"), ("Türkiye", "turkiye"),
      ("TÜRKİYE", "turkiye"), ("Tu\u{308}rkıye", "turkiye"), ("Việt Nam", "viet nam"),
      ("Guinea-Bissau", "guinea bissau"), ("Guinea\u{2011}Bissau", "guinea bissau"),
      ("Guinea\u{2212}Bissau", "guinea bissau"), ("“Georgia”", "georgia"),
      ("St. Lucia", "saint lucia"), ("ST LUCIA", "saint lucia"), ("St.Lucia", "saint lucia"),
      ("Gambia, The", "gambia"), ("the Gambia", "gambia"), ("The", "the"),
      ("U.S.S.R.", "ussr"), ("U S S R", "ussr"), ("Germany, E. ", "germany e"),
      ("\u{FEFF}Ken\u{200B}ya\u{200B}", "kenya"), ("Łódź Þæðøßœ", "lodz thaedosso" + "e"),
      ("Abkhazia*", "abkhazia*"), ("Ke\nnya", "ke nya"), ("", ""), ("-,.()", ""),
    ])
  func folded(written: String, expected: String) {
    #expect(FoldedName(written).text == expected)
  }

  @Test("letters of other alphabets and control characters are kept")
  func lookAlikes() {
    #expect(FoldedName("K\u{430}zakhstan") != FoldedName("Kazakhstan"))
    #expect(FoldedName("\u{202E}Kenya") != FoldedName("Kenya"))
    #expect(FoldedName("Ken\u{0}ya") != FoldedName("Kenya"))
    #expect(FoldedName("\u{1B}Kenya") != FoldedName("Kenya"))
    #expect(FoldedName("Ｋenya") != FoldedName("Kenya"))
  }

  @Test("the part after the first comma or bracket goes in front")
  func turnedRound() {
    #expect(FoldedName(turningRound: "Korea, Republic of")?.text == "republic of korea")
    #expect(FoldedName(turningRound: "Korea (North)")?.text == "north korea")
    #expect(FoldedName(turningRound: "Gambia, The")?.text == "gambia")
    #expect(FoldedName(turningRound: "Kenya") == nil)
  }

  @Test(
    "edits between two texts",
    arguments: [
      ("kazakhstan", "kazakhstan", 0), ("kazakhstan", "kazakstan", 1), ("kenya", "keyna", 1),
      ("", "abc", 3), ("abcd", "wxyz", nil), ("niger", "nigeria", 2),
    ])
  func edits(first: String, second: String, expected: Int?) {
    #expect(EditDistance.between(Array(first.utf8), Array(second.utf8), atMost: 3) == expected)
    #expect(EditDistance.between(Array(second.utf8), Array(first.utf8), atMost: 3) == expected)
  }
}

@Suite("Marks of footnotes beside names")
struct FootnoteMarksTests {
  @Test(
    "are left out",
    arguments: [
      ("Hungary*", "Hungary"), ("Hungary **", "Hungary"), ("Kazakhstan [1]", "Kazakhstan"),
      ("Kazakhstan[12][a]", "Kazakhstan"), ("Kenya†", "Kenya"), ("Kenya ‡§", "Kenya"),
      ("Ghana¹", "Ghana"), ("Ghana ¹²", "Ghana"), ("Ghana^2", "Ghana"), ("*Cyprus", "Cyprus"),
      ("Kosovo (1)", "Kosovo"), ("Kosovo (*)", "Kosovo"), ("Serbia [note 3]", "Serbia"),
      ("Serbia [nb 1]*", "Serbia"), ("Yemen\u{A0}*", "Yemen"), ("Togo#", "Togo"),
      ("Congo (Kinshasa)*", "Congo (Kinshasa)"), ("Mali ⁽", "Mali ⁽"),
    ])
  func removed(written: String, name: String) {
    #expect(FootnoteMarks.removed(from: written) ?? written == name)
  }

  @Test(
    "what belongs to a name stays",
    arguments: [
      "Hungary", "Congo (K)", "Sudan (2011)", "Yemen (1990-)", "Guinea-Bissau", "*", "[1]", "",
      "Vietnam, N.", "Cyprus (T)", "Kenya1", "Bosnia [and Herzegovina]", "5",
    ])
  func none(written: String) {
    #expect(FootnoteMarks.removed(from: written) == nil)
  }
}
