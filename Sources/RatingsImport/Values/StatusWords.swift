import FreedomModel

/// The words for Free, Partly Free and Not Free in the languages that the register has names in.
///
/// No word is here for two statuses: what is `free` in one language is never `not free` in another.
enum StatusWords {
  /// The status that a text means, whatever its case and what is between its words: blanks, hyphens
  /// or underscores.
  static func status(_ text: String) -> FreedomStatus? { statuses[key(text)] }

  private static func key(_ text: String) -> String {
    text.lowercased().split { $0.isWhitespace || "-_".contains($0) }.joined(separator: " ")
  }

  private static let statuses: [String: FreedomStatus] = {
    var statuses: [String: FreedomStatus] = [:]
    for (_, free, partly, not) in languages {
      for (words, status) in [
        (free, FreedomStatus.free), (partly, .partlyFree), (not, .notFree),
      ] {
        for word in words { statuses[key(word)] = status }
      }
    }
    return statuses
  }()

  /// By language: the words for Free, Partly Free and Not Free, each in all its usual forms.
  static let languages: [(language: String, free: [String], partly: [String], not: [String])] = [
    (
      "en", ["f", "free"], ["pf", "partly free", "partially free", "part free", "partlyfree"],
      ["nf", "not free", "notfree", "unfree"]
    ),
    (
      "ar", ["حرة", "حر"], ["حرة جزئيًا", "حرة جزئيا", "حر جزئيًا", "حر جزئيا"],
      ["غير حرة", "غير حر"]
    ),
    (
      "de", ["frei"], ["teilweise frei", "teils frei", "bedingt frei"], ["nicht frei", "unfrei"]
    ),
    ("es", ["libre"], ["parcialmente libre"], ["no libre"]),
    ("fa", ["آزاد"], ["نیمه آزاد", "نیمه‌آزاد", "تا حدی آزاد"], ["غیر آزاد", "غیرآزاد"]),
    (
      "fr", ["libre", "libres"],
      ["partiellement libre", "partiellement libres", "en partie libre"],
      ["non libre", "non libres", "pas libre"]
    ),
    ("hi", ["स्वतंत्र"], ["आंशिक रूप से स्वतंत्र", "आंशिक स्वतंत्र"], ["स्वतंत्र नहीं", "गैर स्वतंत्र"]),
    ("id", ["bebas"], ["sebagian bebas", "bebas sebagian"], ["tidak bebas"]),
    (
      "it", ["libero", "libera", "liberi"],
      ["parzialmente libero", "parzialmente libera", "parzialmente liberi"],
      ["non libero", "non libera", "non liberi"]
    ),
    ("ja", ["自由"], ["部分的に自由", "部分的自由", "一部自由"], ["自由でない", "自由ではない", "不自由"]),
    ("ko", ["자유", "자유로움"], ["부분적 자유", "부분 자유", "부분적으로 자유"], ["자유롭지 않음", "비자유", "부자유"]),
    ("nl", ["vrij"], ["gedeeltelijk vrij", "deels vrij"], ["niet vrij", "onvrij"]),
    (
      "pl", ["wolny", "wolna", "wolne"],
      ["częściowo wolny", "częściowo wolna", "częściowo wolne"],
      ["nie wolny", "niewolny", "niewolna", "niewolne", "zniewolony"]
    ),
    (
      "pt", ["livre", "livres"], ["parcialmente livre", "parcialmente livres"],
      ["não livre", "nao livre", "não livres"]
    ),
    (
      "ru", ["свободная", "свободный", "свободна", "свободен", "свободные"],
      ["частично свободная", "частично свободный", "частично свободна", "частично свободные"],
      ["несвободная", "несвободный", "несвободна", "не свободная", "не свободна", "несвободные"]
    ),
    (
      "sw", ["huru"], ["huru kiasi", "huru kwa kiasi", "huru kwa sehemu"],
      ["si huru", "isiyo huru"]
    ),
    ("tr", ["özgür"], ["kısmen özgür", "kismen özgür"], ["özgür değil", "özgür olmayan"]),
    (
      "uk", ["вільна", "вільний", "вільні"],
      ["частково вільна", "частково вільний", "частково вільні"],
      ["невільна", "невільний", "не вільна", "не вільний", "невільні"]
    ),
    ("zh", ["自由"], ["部分自由"], ["不自由", "非自由"]),
  ]
}

/// What the codes of a column of statuses mean, as the user says: `1=F,2=PF,3=NF`.
public struct StatusCodes: Sendable, Hashable {
  private var statuses: [String: FreedomStatus] = [:]

  /// No codes: digits are never a status by themselves.
  public init() {}

  /// Reads pairs such as `1=F`; `nil` where one is not a pair, or names a code twice.
  public init?(_ pairs: [String]) {
    for pair in pairs {
      let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
        .map { $0.trimmedOfBlanks }
      guard parts.count == 2, !parts[0].isEmpty, statuses[Self.key(parts[0])] == nil,
        let status = FreedomStatus(code: parts[1]) ?? StatusWords.status(parts[1])
      else { return nil }
      statuses[Self.key(parts[0])] = status
    }
  }

  /// Whether there are none.
  public var isEmpty: Bool { statuses.isEmpty }

  /// The status that a code means: `1.0` is the code `1`.
  func status(_ text: String) -> FreedomStatus? { statuses[Self.key(text)] }

  private static func key(_ text: String) -> String {
    NumberText(text.utf8).number?.shortestExact ?? text
  }
}

/// A status as written in a file, and whether it is written as Freedom House prints it.
enum StatusText: Equatable {
  /// `F`, `PF` or `NF`.
  case plain(FreedomStatus)
  /// Another listed spelling of one of them, such as `Partly Free` or `nf`.
  case spelled(FreedomStatus)
  /// Not a status.
  case none

  init(_ text: String) {
    if let status = FreedomStatus(code: text) {
      self = .plain(status)
      return
    }
    self = StatusWords.status(text).map(StatusText.spelled) ?? .none
  }
}
