/// How the single year of an edition is chosen; every result says which rule it used.
public enum YearRule: String, Sendable, CaseIterable, Hashable {
  /// The last year named in the edition's label: `1983-84` is 1984. There is no 1983.
  case edition
  /// The year in which the period judged ends. 1981 has no observation of its own.
  case coverage
  /// As ``coverage``, and an edition that judges more than one year stands for the one before too: 1982,
  /// which covers 1981 and part of 1982, for 1981; of *Freedom on the Net* those of 2009, 2011 and 2012.
  case coverageFilled = "coverage-filled"

  /// The rule in words, for a result's notes.
  public var note: String {
    switch self {
    case .edition:
      "Years are those of the editions: an edition mostly judges the year before."
    case .coverage: "Years are those in which the period judged ends."
    case .coverageFilled:
      "Years are those in which the period judged ends; the edition 1982 also stands for 1981."
    }
  }
}
